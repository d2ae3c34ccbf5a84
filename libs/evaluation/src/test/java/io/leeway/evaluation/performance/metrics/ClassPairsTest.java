package io.leeway.evaluation.performance.metrics;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClassPairsTest {

    private static final long SEED = 7;

    @ParameterizedTest
    @CsvSource({"2, 1", "2, 40", "2, 3000", "3, 500", "40, 3000"})
    void shouldHaveTheMetricsOfTheirRows(int classes, int size) {
        // Given
        ModelDefinition definition =
                definition(classes == 2 ? Task.BINARY_CLASSIFICATION : Task.MULTICLASS_CLASSIFICATION);
        LabelledRows.Classified rows = rows(classes, size);
        ClassPairs counted = IntStream.range(0, 7)
                .mapToObj(part -> ClassPairs.of(rows.select(
                        IntStream.range(0, size).filter(row -> row % 7 == part).toArray())))
                .reduce(ClassPairs.none(), ClassPairs::plus);

        // When
        List<Metric> metrics = MetricsCalculator.compute(definition, counted, SEED);

        // Then
        List<Metric> expected = MetricsCalculator.compute(definition, rows, SEED);
        assertThat(counted.count()).isEqualTo(size);
        assertThat(metrics).isEqualTo(expected);
        assertThat(MetricsCalculator.hindrance(counted, metrics))
                .isEqualTo(MetricsCalculator.hindrance(rows, expected));
    }

    @Test
    void shouldNotCountTooManyClasses() {
        // Given
        ClassPairs one = ClassPairs.of(rows(900, 20_000));
        ClassPairs other = ClassPairs.of(Map.of("another", Map.of("more", 1L)));

        // When
        ClassPairs both = IntStream.range(0, 100)
                .mapToObj(i -> ClassPairs.of(Map.of("other " + i, Map.of("more", 1L))))
                .reduce(one.plus(other), ClassPairs::plus);

        // Then
        assertThat(one.plus(other).hasTooManyClasses()).isFalse();
        assertThat(both.hasTooManyClasses()).isTrue();
        assertThat(both.plus(one).hasTooManyClasses()).isTrue();
        ModelDefinition definition = definition(Task.MULTICLASS_CLASSIFICATION);
        assertThat(MetricsCalculator.compute(definition, both, SEED)).isEmpty();
        assertThat(MetricsCalculator.hindrance(both, List.of()).orElseThrow()).contains("more than 1000 classes");
    }

    @Test
    void shouldRefuseCountsOfNoRows() {
        assertThatThrownBy(() -> ClassPairs.of(Map.of("yes", Map.of("no", 0L))))
                .isInstanceOf(IllegalArgumentException.class);
        ClassPairs most = ClassPairs.of(Map.of("yes", Map.of("no", Long.MAX_VALUE)));
        assertThatThrownBy(() -> most.plus(most)).isInstanceOf(ArithmeticException.class);
    }

    private static ModelDefinition definition(Task task) {
        return ModelDefinitionBuilder.builder()
                .model("model")
                .task(task)
                .rowId("id")
                .features(Map.of("x", FeatureType.NUMERIC))
                .prediction(new PredictionColumns(
                        "prediction", null, task == Task.BINARY_CLASSIFICATION ? "class 1" : null))
                .target("target")
                .build();
    }

    private static LabelledRows.Classified rows(int classes, int size) {
        Random random = new Random(SEED);
        String[] truth = new String[size];
        String[] predicted = new String[size];
        for (int i = 0; i < size; i++) {
            truth[i] = "class " + random.nextInt(classes);
            predicted[i] = random.nextBoolean() ? truth[i] : "class " + random.nextInt(classes);
        }
        return new LabelledRows.Classified(truth, predicted, new double[0]);
    }
}
