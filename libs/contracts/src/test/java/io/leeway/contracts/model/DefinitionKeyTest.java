package io.leeway.contracts.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class DefinitionKeyTest {

    private static final ModelDefinition BEFORE = definition(changed -> {});

    static List<Arguments> changes() {
        return List.of(
                change("another type", "PSR", d -> d.features(features(FeatureType.CATEGORICAL))),
                change("a further feature", "PR", d -> {
                    Map<String, FeatureType> more = new LinkedHashMap<>(features(FeatureType.NUMERIC));
                    more.put("z", FeatureType.NUMERIC);
                    d.features(more);
                }),
                change("the other class", "PBMR", d -> d.prediction(new PredictionColumns("p", "score", "no"))),
                change("another prediction", "PBMR", d -> d.prediction(new PredictionColumns("q", "score", "yes"))),
                change("another target", "PBMR", d -> d.target("truth")),
                change("other missing words", "SMR", d -> d.missing(List.of("?", "none"))),
                change("a decimal comma", "SMR", d -> d.numbers(new NumberSettings(",", null))),
                change("exact words of x", "SR", d -> d.columns(Map.of("x", new ColumnSettings(true)))),
                change("exact words of y", "R", d -> d.columns(Map.of("y", new ColumnSettings(true)))),
                change(
                        "another policy",
                        "S",
                        d -> d.drift(DriftSettings.defaults().with(DriftPolicyName.EVIDENTLY))),
                change("an embedding", "PR", d -> d.embedding(new EmbeddingColumns(List.of("e0", "e1")))),
                change("attributions", "PR", d -> d.attributions(Map.of("x", "shap"))),
                change("other thresholds", "", d -> d.drift(
                                new DriftSettings(null, 0.5, 0.9, 0.9, 0.9, 99, null, null, null))
                        .performance(new PerformanceSettings(null, 0.5, 99, null))
                        .alerts(List.of())
                        .risk(new RiskSettings(1.0, 2.0, 3.0))),
                change("another order", "", d -> {
                    Map<String, FeatureType> turned = new LinkedHashMap<>();
                    turned.put("y", FeatureType.CATEGORICAL);
                    turned.put("x", FeatureType.NUMERIC);
                    d.features(turned);
                }));
    }

    /** P: of a profile, S: of x's statistics, B: of a baseline, M: of metrics, R: of rows. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void shouldChangeWithWhatSomethingIsComputedFrom(String what, String changing, ModelDefinition after) {
        // When
        String changed = (differ(DefinitionKey.ofProfile(BEFORE), DefinitionKey.ofProfile(after)) ? "P" : "")
                + (differ(DefinitionKey.ofStatistics(BEFORE, "x"), DefinitionKey.ofStatistics(after, "x")) ? "S" : "")
                + (differ(DefinitionKey.ofBaseline(BEFORE), DefinitionKey.ofBaseline(after)) ? "B" : "")
                + (differ(DefinitionKey.ofMetrics(BEFORE), DefinitionKey.ofMetrics(after)) ? "M" : "")
                + (differ(DefinitionKey.ofRows(BEFORE), DefinitionKey.ofRows(after)) ? "R" : "");

        // Then
        assertThat(changed).as(what).isEqualTo(changing);
    }

    @Test
    void shouldKeepTheStatisticsOfEveryColumnApartThatIsAnother() {
        // Given
        ModelDefinition after = definition(d -> d.features(features(FeatureType.CATEGORICAL)));

        // When
        List<String> columns = new ArrayList<>(List.of("x", "y", "p", "score", "(confidence)"));
        columns.removeIf(
                column -> DefinitionKey.ofStatistics(BEFORE, column).equals(DefinitionKey.ofStatistics(after, column)));

        // Then
        assertThat(columns).containsExactly("x");
    }

    @Test
    void shouldTellReferencesApartThatAreCutInAnotherWay() {
        // Given
        ModelDefinition dated = definition(d -> d.timestamp("at"));
        ModelDefinition weekly = definition(d -> d.timestamp("at").reference(ReferenceSettings.every("P7D")));
        ModelDefinition windows = definition(d -> d.timestamp("at").window(new WindowSettings(null, "P7D")));

        // When
        List<String> keys =
                Stream.of(BEFORE, dated, weekly).map(DefinitionKey::ofReference).toList();

        // Then: the same period may be said in two ways, and rows stay the same rows
        assertThat(keys).doesNotHaveDuplicates();
        assertThat(DefinitionKey.ofReference(windows)).isEqualTo(keys.getLast());
        assertThat(DefinitionKey.ofRows(weekly)).isEqualTo(DefinitionKey.ofRows(BEFORE));
    }

    @Test
    void shouldBeTheSameInEveryRelease() {
        // When: written down, because what is stored under another key is lost
        List<String> keys = List.of(
                DefinitionKey.ofProfile(BEFORE),
                DefinitionKey.ofStatistics(BEFORE, "x"),
                DefinitionKey.ofBaseline(BEFORE),
                DefinitionKey.ofMetrics(BEFORE),
                DefinitionKey.ofRows(BEFORE));

        // Then
        assertThat(keys)
                .containsExactly(
                        "fc4ba50d5da06505",
                        "ac27821ff674f133",
                        "0b7400a4607939de",
                        "3c82d34ec0eef721",
                        "15139b6a0bcb43e1");
    }

    private static boolean differ(String one, String other) {
        return !one.equals(other);
    }

    private static Arguments change(String what, String changing, Consumer<ModelDefinitionBuilder> change) {
        return arguments(what, changing, definition(change));
    }

    private static ModelDefinition definition(Consumer<ModelDefinitionBuilder> change) {
        ModelDefinitionBuilder builder = ModelDefinitionBuilder.builder()
                .model("m")
                .task(Task.BINARY_CLASSIFICATION)
                .rowId("id")
                .features(features(FeatureType.NUMERIC))
                .prediction(new PredictionColumns("p", "score", "yes"))
                .target("t");
        change.accept(builder);
        return builder.build();
    }

    private static Map<String, FeatureType> features(FeatureType x) {
        Map<String, FeatureType> features = new LinkedHashMap<>();
        features.put("x", x);
        features.put("y", FeatureType.CATEGORICAL);
        return features;
    }
}
