package io.leeway.performance.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.reports.MetricName;
import io.leeway.contracts.reports.MetricResultBuilder;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.PerformanceReportBuilder;
import io.leeway.contracts.reports.Verdict;
import io.leeway.support.history.SeriesBuckets;
import io.leeway.support.test.TestModels;
import io.leeway.support.test.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class ReportRetentionTest {

    @RegisterExtension
    static final TestMongo MONGO = new TestMongo();

    private final String model = "model-" + UUID.randomUUID();
    private final ModelDefinition definition = TestModels.regressor(model);
    private final PerformanceReportRepository reports = new PerformanceReportRepository(
            MONGO.one(), new PerformanceSeriesRepository(MONGO.one(), "kept"), "kept");

    @Test
    void shouldDeleteReportsThatAreOldWithTheirMetrics() {
        // Given: one was stored three years ago, of rows that are older still, and one now
        reports.store(report(1), 1, definition);
        reports.store(report(2), 1, definition);
        MONGO.one()
                .getDatabase("kept")
                .getCollection("performance_reports")
                .updateOne(
                        new Document("_id", model + "/b-1"),
                        new Document(
                                "$set",
                                new Document(
                                        "storedAt",
                                        java.util.Date.from(Instant.now().minus(Duration.ofDays(1_000))))));

        // When
        long deleted = reports.deleteStoredBefore(Instant.now().minus(Duration.ofDays(730)));

        // Then
        assertThat(deleted).isEqualTo(1);
        assertThat(reports.find(model + "/b-1")).isEmpty();
        assertThat(reports.find(model + "/b-2")).isPresent();
    }

    @Test
    void shouldDeleteASeriesByTheBucketWhenNothingWasStoredInItForSoLong() {
        // Given: two buckets, the first of which got nothing for three years
        reports.store(report(1), 1, definition);
        reports.store(report(SeriesBuckets.SPAN), 1, definition);
        MONGO.one()
                .getDatabase("kept")
                .getCollection("performance_series")
                .updateOne(
                        new Document("_id", model + "/rmse/0"),
                        new Document(
                                "$set",
                                new Document(
                                        "storedAt",
                                        java.util.Date.from(Instant.now().minus(Duration.ofDays(1_000))))));

        // When
        reports.deleteStoredBefore(Instant.now().minus(Duration.ofDays(730)));

        // Then
        assertThat(series()).containsExactly("b-" + SeriesBuckets.SPAN);
    }

    @Test
    void shouldMoveMetricsThatWereStoredAsADocumentEach() {
        // Given: more than are moved at once, among them one of a revision that is superseded by now
        MongoCollection<Document> old = MONGO.one().getDatabase("kept").getCollection("performance_metrics");
        for (int i = 1; i <= 1_500; i++) {
            old.insertOne(metric(i));
        }
        reports.store(report(7), 1, definition);

        // When
        int points = reports.histories(ref(1_501), definition).of(MetricName.RMSE).points().size();

        // Then
        assertThat(points).isEqualTo(2 * definition.drift().dynamic().window());
        assertThat(old.countDocuments(new Document("model", model))).isZero();
        assertThat(series()).hasSize(1_500).doesNotHaveDuplicates();
    }

    private List<String> series() {
        return new SeriesBuckets(MONGO.one().getDatabase("kept").getCollection("performance_series"))
                .read(model, "rmse", SeriesBuckets.numbers(0, 2_000)).stream()
                .map(SeriesBuckets.Point::batch)
                .toList();
    }

    private Document metric(int sequence) {
        return new Document("_id", model + "/b-" + sequence + "/rmse")
                .append("revision", 1)
                .append("model", model)
                .append("batch", "b-" + sequence)
                .append("name", "b")
                .append("sequence", (long) sequence)
                .append("at", new java.util.Date(sequence))
                .append("reference", "r")
                .append("undrifted", true)
                .append("metric", "rmse")
                .append("value", 1.0);
    }

    @Test
    void shouldNotMixMetricsOfAnotherDefinition() {
        // Given
        reports.store(report(1), 1, definition);
        ModelDefinition after = ModelDefinitionBuilder.builder(definition)
                .prediction(new PredictionColumns("another", null, null))
                .build();

        // When
        int before = points(definition);
        int since = points(after);

        // Then
        assertThat(before).isEqualTo(1);
        assertThat(since).isZero();
    }

    private int points(ModelDefinition of) {
        return reports.histories(ref(3), of).of(MetricName.RMSE).points().size();
    }

    private BatchRef ref(long sequence) {
        return new BatchRef(
                model, "b-" + sequence, "b", sequence, "r", 40, 0, Instant.parse("2020-01-01T00:00:00Z"), null, null);
    }

    private PerformanceReport report(long sequence) {
        return PerformanceReportBuilder.builder()
                .batch(ref(sequence))
                .verdict(Verdict.STABLE)
                .labelledRows(40)
                .coverage(1)
                .primaryMetric(MetricName.RMSE)
                .metrics(List.of(MetricResultBuilder.builder()
                        .name(MetricName.RMSE)
                        .value(1.0)
                        .build()))
                .changes(List.of())
                .unknownClasses(Map.of())
                .evaluatedAt(Instant.parse("2020-01-01T00:00:01Z"))
                .revision(1)
                .build();
    }
}
