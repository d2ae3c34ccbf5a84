package io.leeway.drift.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.ColumnSettings;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.ColumnSummary;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResultBuilder;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.change.Histories;
import io.leeway.evaluation.change.Series;
import io.leeway.support.test.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class DefinitionHistoryTest {

    private static final ColumnSummary SUMMARY = new ColumnSummary(100, 0, 0L, 0L, 90, 0.1, 1.0, -3.0, 0.0, 3.0);

    @RegisterExtension
    static final TestMongo MONGO = new TestMongo();

    private final String model = "model-" + UUID.randomUUID();
    private final DriftReportRepository repository = repository();
    private final ModelDefinition before = definition(FeatureType.NUMERIC).build();

    @Test
    void shouldNotMixValuesOfAColumnThatIsOfAnotherTypeByNow() {
        // Given
        repository.store(report(1, "x", "y"), before);
        ModelDefinition after = definition(FeatureType.CATEGORICAL).build();

        // When
        Histories<Series> histories = repository.histories(ref(2), after, "");

        // Then
        assertThat(points(histories, "x")).isZero();
        assertThat(points(histories, "y")).isEqualTo(1);
    }

    @Test
    void shouldNotMixValuesThatWereReadOrComparedInAnotherWay() {
        // Given
        repository.store(report(1, "x", "y"), before);

        // When
        Histories<Series> exact = repository.histories(
                ref(2),
                definition(FeatureType.NUMERIC)
                        .columns(Map.of("y", new ColumnSettings(true)))
                        .build(),
                "");
        Histories<Series> evidently = repository.histories(
                ref(2),
                definition(FeatureType.NUMERIC)
                        .drift(DriftSettings.defaults().with(DriftPolicyName.EVIDENTLY))
                        .build(),
                "");

        // Then
        assertThat(points(exact, "x")).isEqualTo(1);
        assertThat(points(exact, "y")).isZero();
        assertThat(points(evidently, "x")).isZero();
    }

    @Test
    void shouldKeepTheHistoryWhereAThresholdOrAFurtherFeatureIsNew() {
        // Given
        repository.store(report(1, "x", "y"), before);
        ModelDefinition after = definition(FeatureType.NUMERIC)
                .features(Map.of("x", FeatureType.NUMERIC, "y", FeatureType.CATEGORICAL, "z", FeatureType.NUMERIC))
                .drift(new DriftSettings(null, 0.2, 0.5, null, null, null, null, null, null))
                .build();

        // When
        Histories<Series> histories = repository.histories(ref(2), after, "");

        // Then
        assertThat(points(histories, "x")).isEqualTo(1);
        assertThat(points(histories, "y")).isEqualTo(1);
    }

    @Test
    void shouldBeginTheHistoryAnewWhereWindowsWereAdoptedIntoTheReference() {
        // Given
        repository.store(report(1, "x"), before);

        // When
        Histories<Series> histories = repository.histories(ref(2), before, "0badcafe");

        // Then
        assertThat(points(histories, "x")).isZero();
    }

    @Test
    void shouldReadWhatWasStoredBeforeThereWereKeys() {
        // Given
        MONGO.one()
                .getDatabase("definitions")
                .getCollection("drift_metrics")
                .insertOne(new Document("_id", model + "/b-1/x/psi")
                        .append("revision", 1)
                        .append("model", model)
                        .append("batch", "b-1")
                        .append("name", "b")
                        .append("sequence", 1L)
                        .append("at", new java.util.Date())
                        .append("reference", "r")
                        .append("undrifted", true)
                        .append("feature", "x")
                        .append("metric", "psi")
                        .append("value", 0.1));

        // When
        Histories<Series> histories = repository().histories(ref(2), before, "");

        // Then
        assertThat(points(histories, "x")).isEqualTo(1);
    }

    private static DriftReportRepository repository() {
        return new DriftReportRepository(
                MONGO.one(), new DriftSeriesRepository(MONGO.one(), "definitions"), "definitions");
    }

    private static int points(Histories<Series> histories, String column) {
        return histories.of(new Series(column, StatisticName.PSI)).points().size();
    }

    private ModelDefinitionBuilder definition(FeatureType x) {
        return ModelDefinitionBuilder.builder()
                .model(model)
                .task(Task.REGRESSION)
                .rowId("id")
                .features(Map.of("x", x, "y", FeatureType.CATEGORICAL))
                .prediction(new PredictionColumns("prediction", null, null));
    }

    private BatchRef ref(long sequence) {
        return new BatchRef(
                model, "b-" + sequence, "b", sequence, "r", 100, 0, Instant.parse("2026-01-01T00:00:00Z"), null, null);
    }

    private DriftReport report(long sequence, String... columns) {
        return DriftReport.of(ref(sequence), Instant.parse("2026-01-01T00:00:01Z"))
                .revision(1)
                .verdict(Verdict.STABLE)
                .features(List.of(columns).stream()
                        .map(DefinitionHistoryTest::column)
                        .toList())
                .driftShare(0.0)
                .build();
    }

    private static ColumnDrift column(String name) {
        return new ColumnDrift(
                name,
                FeatureType.NUMERIC,
                Verdict.STABLE,
                null,
                List.of(StatisticResultBuilder.builder()
                        .name(StatisticName.PSI)
                        .method("m")
                        .value(0.1)
                        .exceeded(false)
                        .build()),
                SUMMARY,
                SUMMARY,
                null);
    }
}
