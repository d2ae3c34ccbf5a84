package io.leeway.performance.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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
import io.leeway.support.test.TestModels;
import io.leeway.support.test.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class ReportRetentionTest {

    @RegisterExtension
    static final TestMongo MONGO = new TestMongo();

    private final String model = "model-" + UUID.randomUUID();
    private final ModelDefinition definition = TestModels.regressor(model);
    private final PerformanceReportRepository reports = new PerformanceReportRepository(MONGO.one(), "kept");

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
        assertThat(MONGO.one()
                        .getDatabase("kept")
                        .getCollection("performance_metrics")
                        .find(new Document("model", model)))
                .extracting(point -> point.getString("batch"))
                .containsExactly("b-2");
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
