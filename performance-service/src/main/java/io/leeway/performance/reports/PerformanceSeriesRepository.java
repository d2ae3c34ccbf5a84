package io.leeway.performance.reports;

import java.time.Instant;
import java.util.List;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.reports.MetricName;
import io.leeway.contracts.reports.MetricResult;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.change.Histories;
import io.leeway.evaluation.change.MetricHistory;
import io.leeway.support.history.OldPoints;
import io.leeway.support.history.SeriesBuckets;
import io.leeway.support.history.SeriesBuckets.Entry;
import io.leeway.support.history.SeriesBuckets.Point;
import io.leeway.support.start.Preparations;

/** Every metric over time, a series a metric. */
@ApplicationScoped
class PerformanceSeriesRepository {

    private static final List<String> SERIES =
            MetricName.MEASURED.stream().map(MetricName::word).toList();

    private final SeriesBuckets buckets;
    private final OldPoints old;

    PerformanceSeriesRepository(MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String name) {
        MongoDatabase database = client.getDatabase(name);
        buckets = new SeriesBuckets(database.getCollection("performance_series"));
        old = new OldPoints(
                database.getCollection("performance_metrics"),
                metrics -> buckets.put(metrics.stream()
                        .map(PerformanceSeriesRepository::ofMetric)
                        .toList()));
    }

    void prepare(@Observes StartupEvent event, Preparations preparations) {
        preparations.whenThere("MongoDB", () -> {
            buckets.createIndexes();
            old.move();
        });
    }

    /**
     * Stores each metric of a report, where no later revision is there; again does no harm.
     *
     * @param key tells apart how metrics are measured
     */
    void store(PerformanceReport report, String key) {
        buckets.put(report.metrics().stream()
                .map(metric -> entry(report, key, metric))
                .toList());
    }

    /**
     * The values of the batches from a place until a batch that were compared with the batch's reference, oldest first.
     *
     * @param key of how they are measured by now; what was measured in another way is left out
     */
    Histories<MetricName> histories(BatchRef batch, String key, long from) {
        old.requireMoved();
        Histories<MetricName> histories = new Histories<>();
        buckets.before(batch, SERIES, from).forEach((metric, points) -> points.stream()
                // One that was stored before there were keys is taken to be of the definition as it is.
                .filter(point -> key.equals(point.values().get("key", key)))
                .filter(point -> point.values().get("value") != null)
                .forEach(point -> histories.add(MetricName.of(metric), value(point))));
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

    private static MetricHistory.Point value(Point point) {
        return new MetricHistory.Point(
                point.sequence(),
                point.values().get("value", Number.class).doubleValue(),
                point.values().getBoolean("undrifted", false));
    }

    private static Entry entry(PerformanceReport report, String key, MetricResult metric) {
        BatchRef batch = report.batch();
        Document values = new Document(SeriesBuckets.REFERENCE, batch.reference())
                .append("key", key)
                .append("undrifted", report.verdict() == Verdict.STABLE);
        put(values, "value", metric.value());
        put(values, "lower", metric.lower());
        put(values, "upper", metric.upper());
        put(values, "baseline", metric.baseline());
        return Entry.of(batch, metric.name().word(), report.revision(), values);
    }

    /** A point that was stored as a document of its own. */
    private static Entry ofMetric(Document metric) {
        Document values = new Document();
        for (String name :
                List.of(SeriesBuckets.REFERENCE, "key", "undrifted", "value", "lower", "upper", "baseline")) {
            put(values, name, metric.get(name));
        }
        return OldPoints.entry(metric, metric.getString("metric"), values);
    }

    private static void put(Document values, String name, @Nullable Object value) {
        if (value != null) {
            values.append(name, value);
        }
    }
}
