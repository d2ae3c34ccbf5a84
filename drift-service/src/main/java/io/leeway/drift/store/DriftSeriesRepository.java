package io.leeway.drift.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.change.Histories;
import io.leeway.evaluation.change.MetricHistory;
import io.leeway.evaluation.change.Series;
import io.leeway.evaluation.vectors.VectorPolicy;
import io.leeway.support.history.OldPoints;
import io.leeway.support.history.SeriesBuckets;
import io.leeway.support.history.SeriesBuckets.Point;
import io.leeway.support.start.Preparations;

/** The statistics of every column over time, a series a column. */
@ApplicationScoped
class DriftSeriesRepository {

    private final SeriesBuckets buckets;
    private final OldPoints old;

    DriftSeriesRepository(MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String name) {
        MongoDatabase database = client.getDatabase(name);
        buckets = new SeriesBuckets(database.getCollection("drift_series"));
        old = new OldPoints(database.getCollection("drift_metrics"), this::putOld);
    }

    void prepare(@Observes StartupEvent event, Preparations preparations) {
        preparations.whenThere("MongoDB", () -> {
            buckets.createIndexes();
            old.move();
        });
    }

    /** Stores what a report says of each column, where no later revision is there; again does no harm. */
    void store(DriftReport report, SeriesKeys keys) {
        buckets.put(DriftPoints.of(report, keys));
    }

    /**
     * The values of the windows from a place until a batch that were compared with the batch's reference, oldest first. Of a
     * column that has another key by now, only those since then.
     */
    Histories<Series> histories(BatchRef batch, ModelDefinition definition, SeriesKeys keys, long from) {
        old.requireMoved();
        Histories<Series> histories = new Histories<>();
        buckets.before(batch, columns(definition), from).forEach((column, points) -> points.stream()
                .filter(point -> isOf(column, point, keys))
                .forEach(point -> addValues(histories, column, point)));
        return histories;
    }

    /** Deletes the buckets into which nothing was stored since then. */
    void deleteStoredBefore(Instant moment) {
        buckets.deleteStoredBefore(moment);
    }

    void forget(String model) {
        buckets.forget(model);
        old.forget(model);
    }

    private void putOld(List<Document> metrics) {
        buckets.putParts(metrics.stream().map(DriftPoints::ofMetric).toList());
    }

    /** One that was stored before there were keys is taken to be of the definition as it is, and of nothing adopted. */
    private static boolean isOf(String column, Point point, SeriesKeys keys) {
        String key = point.values().getString("key");
        return keys.of(column).equals(key == null ? keys.ofUnnoted(column) : key);
    }

    private static void addValues(Histories<Series> histories, String column, Point point) {
        boolean undrifted = Verdict.STABLE.name().equals(point.values().getString("verdict"));
        for (Document statistic : point.values().getList("statistics", Document.class, List.of())) {
            if (statistic.get("value") instanceof Number value) {
                histories.add(
                        new Series(column, StatisticName.of(statistic.getString("name"))),
                        new MetricHistory.Point(point.sequence(), value.doubleValue(), undrifted));
            }
        }
    }

    /** The names of the series that a model of this definition has. */
    private static List<String> columns(ModelDefinition definition) {
        List<String> names = new ArrayList<>(definition.features().keySet());
        names.add(definition.prediction().column());
        names.addAll(definition.prediction().probabilityColumns());
        VectorPolicy.NAMES.forEach(name -> names.add(Series.vectors(name)));
        return names.stream().distinct().toList();
    }
}
