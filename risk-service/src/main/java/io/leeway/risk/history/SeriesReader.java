package io.leeway.risk.history;

import java.util.Collection;
import java.util.List;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.Verdict;
import io.leeway.support.history.SeriesBuckets;
import io.leeway.support.history.SeriesBuckets.Point;

/** Reads the series that drift-service and performance-service keep; it never writes there. */
@ApplicationScoped
class SeriesReader {

    private final SeriesBuckets drift;
    private final SeriesBuckets performance;

    SeriesReader(MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String name) {
        MongoDatabase database = client.getDatabase(name);
        drift = new SeriesBuckets(database.getCollection("drift_series"));
        performance = new SeriesBuckets(database.getCollection("performance_series"));
    }

    /** A performance metric in some buckets. */
    List<SeriesPoint> metric(String model, String metric, Collection<Long> numbers) {
        return performance.read(model, metric, numbers).stream()
                .map(point -> point(point, point.values()))
                .toList();
    }

    /** A feature's statistics in some buckets. */
    List<FeaturePoint> feature(String model, String feature, Collection<Long> numbers) {
        return drift.read(model, feature, numbers).stream()
                .map(SeriesReader::feature)
                .toList();
    }

    /** One statistic of a feature in some buckets. */
    List<SeriesPoint> statistic(String model, String feature, String statistic, Collection<Long> numbers) {
        return drift.read(model, feature, numbers).stream()
                .flatMap(point -> statistics(point).stream()
                        .filter(values -> statistic.equals(values.getString("name")))
                        .map(values -> point(point, values)))
                .toList();
    }

    private static FeaturePoint feature(Point point) {
        String verdict = point.values().getString("verdict");
        return new FeaturePoint(
                point.batch(),
                point.name(),
                point.sequence(),
                point.at(),
                verdict == null ? null : Verdict.valueOf(verdict),
                statistics(point).stream().map(SeriesReader::statistic).toList());
    }

    private static FeaturePoint.Statistic statistic(Document values) {
        return new FeaturePoint.Statistic(
                StatisticName.of(values.getString("name")),
                number(values, "value"),
                number(values, "pValue"),
                number(values, "threshold"));
    }

    private static List<Document> statistics(Point point) {
        return point.values().getList("statistics", Document.class, List.of());
    }

    private static SeriesPoint point(Point point, Document values) {
        return new SeriesPoint(
                point.batch(),
                point.name(),
                point.sequence(),
                point.at(),
                number(values, "value"),
                number(values, "threshold"),
                number(values, "lower"),
                number(values, "upper"),
                number(values, "baseline"));
    }

    private static @Nullable Double number(Document values, String name) {
        return values.get(name) instanceof Number number ? number.doubleValue() : null;
    }
}
