package io.leeway.contracts.golden;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.AlertKind;
import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.IntakeReport;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.PerformanceSettings;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.RiskAssessment;

import static org.assertj.core.api.Assertions.assertThat;

class GoldenContractTest {

    private static final String GONE =
            "What is there no more, or is called otherwise, though messages under way and stored"
                    + " documents have it, and services of the release before read it. Keep the component; or read the old name"
                    + " with @JsonAlias, and delete the file below golden/earlier when no release writes it any more";
    private static final String CHANGED =
            "What this contract is written as, against its golden file. If a component was"
                    + " added, see that it is @Nullable or has a default, run ./leeway contracts, which keeps the earlier file"
                    + " below golden/earlier, and commit both";

    static Stream<Arguments> contracts() {
        Stream<Arguments> events =
                Arrays.stream(EventType.values()).map(type -> Arguments.of(file(type), json(Samples.event(type))));
        Stream<Arguments> documents = Samples.documents().entrySet().stream()
                .map(document -> Arguments.of(
                        GoldenFile.of(
                                "documents/" + document.getKey(),
                                ContractJson.mapper().constructType(document.getValue())),
                        json(Samples.of(document.getValue(), document.getKey()))));
        return Stream.concat(events, documents);
    }

    private static GoldenFile file(EventType type) {
        JavaType event = ContractJson.mapper().getTypeFactory().constructParametricType(CloudEvent.class, type.data());
        return GoldenFile.of("events/" + type.name().toLowerCase(Locale.ROOT).replace('_', '-'), event);
    }

    private static JsonNode json(Object value) {
        try {
            return ContractJson.mapper().readTree(ContractJson.mapper().writeValueAsString(value));
        } catch (IOException exception) {
            throw new IllegalStateException(exception);
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void shouldReadAndWriteTheGoldenFileAlike(GoldenFile golden, JsonNode sample) {
        if (Boolean.getBoolean("leeway.contracts.write")) {
            golden.write(sample);
        }
        assertThat(golden.exists())
                .as("%s: run ./leeway contracts", golden.name())
                .isTrue();

        JsonNode again = golden.again(golden.json());

        assertThat(GoldenFile.lost(golden.json(), again))
                .as("%s: %s", golden.name(), GONE)
                .isEmpty();
        assertThat(again).as("%s: %s", golden.name(), CHANGED).isEqualTo(golden.json());
        assertThat(sample).as("%s: %s", golden.name(), CHANGED).isEqualTo(golden.json());
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void shouldReadEarlierShapes(GoldenFile golden, JsonNode sample) {
        for (JsonNode earlier : golden.earlier()) {
            assertThat(GoldenFile.lost(earlier, golden.again(earlier)))
                    .as("earlier %s: %s", golden.name(), GONE)
                    .isEmpty();
        }
    }

    @Test
    void shouldReadAnAlertWithoutAKindAsOneOfABatch() {
        assertThat(without(Alert.class, "kind").kind()).isEqualTo(AlertKind.BATCH);
    }

    @Test
    void shouldReadABatchWithoutPartAndIntakeAsJudgedOnItsOwnAndClean() {
        BatchAccepted accepted = without(BatchAccepted.class, "part", "intake");

        assertThat(accepted.judged()).isEqualTo(accepted.batch());
        assertThat(accepted.firstBlock()).isZero();
        assertThat(accepted.intake()).isEqualTo(IntakeReport.clean());
    }

    @Test
    void shouldCountTheNamedColumnsWhereAnIntakeReportHasNoCount() {
        assertThat(without(IntakeReport.class, "extraColumnCount").extraColumnCount())
                .isEqualTo(1);
    }

    @Test
    void shouldReadReportsWithoutWhatChangedAsUnchanged() {
        DriftReport drift = without(DriftReport.class, "changes", "vectors", "importance");
        PerformanceReport performance = without(PerformanceReport.class, "changes", "unknownClasses");
        RiskAssessment assessment = without(RiskAssessment.class, "changes", "driftRevision");

        assertThat(drift.changes()).isEmpty();
        assertThat(drift.vectors()).isEmpty();
        assertThat(drift.importance()).isNull();
        assertThat(performance.changes()).isEmpty();
        assertThat(performance.unknownClasses()).isEmpty();
        assertThat(assessment.changes()).isEmpty();
        assertThat(assessment.driftRevision()).isZero();
    }

    @Test
    void shouldFillInWhatADefinitionLeavesOut() {
        ModelDefinition definition = without(
                ModelDefinition.class, "drift", "performance", "risk", "alerts", "embedding", "attributions", "window");

        assertThat(definition.performance())
                .isEqualTo(new PerformanceSettings(PerformanceSettings.FROM_REFERENCE, 0.05, 20, Map.of()));
        assertThat(definition.alerts()).isEqualTo(List.of());
        assertThat(definition.attributions()).isEmpty();
        assertThat(definition.window()).isNull();
    }

    private static <T> T without(Class<T> type, String... properties) {
        ObjectNode json = (ObjectNode) json(Samples.of(type, "sample"));
        json.remove(List.of(properties));
        try {
            return ContractJson.mapper().treeToValue(json, type);
        } catch (IOException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
