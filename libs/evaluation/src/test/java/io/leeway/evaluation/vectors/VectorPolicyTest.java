package io.leeway.evaluation.vectors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.EmbeddingColumns;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.reports.ImportanceShift;
import io.leeway.contracts.reports.VectorDrift;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.profiles.BlockProfiler;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.VectorSample;
import io.leeway.evaluation.profiles.VectorSampleFormat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class VectorPolicyTest {

    private static final int DIMENSIONS = 8;

    private final ModelDefinition definition = definition();

    @Test
    void shouldFindEmbeddingsThatMoved() {
        // When
        VectorDrift embedding = embedding(profile(1, 1_000, 0), profile(2, 300, 1));

        // Then
        assertThat(embedding.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(embedding.dimensions()).isEqualTo(DIMENSIONS);
        assertThat(embedding.statistics())
                .extracting(statistic -> statistic.name().word())
                .contains("mmd", "energy", "centroid-distance", "cosine-distance");
    }

    @Test
    @Tag("simulation")
    void shouldSeldomAlarmWhenNothingMoved() {
        // Given
        DataProfile reference = profile(1, 1_000, 0);

        // When
        long alarms = IntStream.range(0, 100)
                .filter(batch ->
                        embedding(reference, profile(100 + batch, 200, 0)).verdict() == Verdict.DRIFTED)
                .count();

        // Then
        assertThat(alarms).isLessThanOrEqualTo(3);
    }

    @Test
    void shouldCompareTheProbabilitiesOfEveryClass() {
        // When
        VectorDrift probabilities = VectorPolicy.judge(
                        profile(1, 1_000, 0), profile(2, 400, 2), DriftSettings.defaults())
                .getLast();

        // Then
        assertThat(probabilities.name()).isEqualTo("probabilities");
        assertThat(probabilities.dimensions()).isEqualTo(2);
        assertThat(probabilities.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(probabilities.statistics())
                .extracting(statistic -> statistic.name().word())
                .contains("kullback-leibler", "jensen-shannon", "per-class-wasserstein", "mmd");
    }

    @Test
    void shouldSayHowManyVectorsAreLacking() {
        // When
        VectorDrift embedding = embedding(profile(1, 1_000, 0), profile(2, 20, 1));

        // Then
        assertThat(embedding.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(embedding.reason()).contains("20 usable vectors").contains("30 are needed");
    }

    @Test
    void shouldCountVectorsThatCannotBeUsed() {
        // Given
        Block block = block(3, 100, 0);
        block.numeric("e0").orElseThrow().values()[4] = Double.NaN;

        // When
        VectorSample sample = profile(block).vectors("embedding");

        // Then
        assertThat(sample.unusable()).isEqualTo(1);
        assertThat(sample.usable()).isEqualTo(99);
    }

    @Test
    void shouldSampleTheSameRowsHoweverTheyCome() {
        // Given
        Block first = block(5, 900, 0);
        Block second = block(6, 700, 0);

        // When
        VectorSample once = profile(first).merge(profile(second)).vectors("embedding");
        VectorSample other = profile(second).merge(profile(first)).vectors("embedding");

        // Then
        assertThat(once.rows()).hasSize(VectorSample.MOST);
        assertThat(once.matrix()).isDeepEqualTo(other.matrix());
        assertThat(VectorSampleFormat.read(VectorSampleFormat.write(once)).matrix())
                .isDeepEqualTo(once.matrix());
    }

    @Test
    void shouldFindImportanceThatMovedToAnotherFeature() {
        // When
        ImportanceShift stable = importance(profile(1, 500, 0), profile(2, 500, 0));
        ImportanceShift moved = importance(profile(1, 500, 0), profile(2, 500, 3));

        // Then
        assertThat(stable.verdict()).isEqualTo(Verdict.STABLE);
        assertThat(stable.rankCorrelation()).isCloseTo(1, within(1e-12));
        assertThat(moved.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(moved.rankCorrelation()).isCloseTo(-1, within(1e-12));
        assertThat(moved.features().getFirst().feature()).isEqualTo("b");
        assertThat(moved.features().getFirst().currentRank()).isEqualTo(2);
    }

    private ImportanceShift importance(DataProfile reference, DataProfile current) {
        return ImportancePolicy.judge(
                        List.copyOf(definition.attributions().keySet()),
                        reference,
                        current,
                        definition.drift().minimumRows())
                .orElseThrow();
    }

    private VectorDrift embedding(DataProfile reference, DataProfile current) {
        return VectorPolicy.judge(reference, current, DriftSettings.defaults()).getFirst();
    }

    private DataProfile profile(long seed, int rows, double shift) {
        return profile(block(seed, rows, shift));
    }

    private DataProfile profile(Block block) {
        BlockProfiler profiler = new BlockProfiler(definition);
        profiler.add(block);
        return profiler.profile();
    }

    /** The shift moves the embedding, the probabilities and the attribution of the first feature. */
    private static Block block(long seed, int rows, double shift) {
        Random random = new Random(seed);
        List<Column> columns = new java.util.ArrayList<>();
        String[] ids = IntStream.range(0, rows).mapToObj(i -> seed + "-" + i).toArray(String[]::new);
        columns.add(new Column.Text("id", ids, IntStream.range(0, rows).toArray()));
        for (int i = 0; i < DIMENSIONS; i++) {
            columns.add(numeric("e" + i, rows, () -> random.nextGaussian() + shift / 2));
        }
        columns.add(numeric("p", rows, () -> 1 / (1 + Math.exp(-random.nextGaussian() - shift))));
        columns.add(numeric("impact-a", rows, () -> random.nextGaussian() * (1 + shift)));
        columns.add(numeric("impact-b", rows, () -> random.nextGaussian() * 2));
        return new Block(rows, columns);
    }

    private static Column numeric(String name, int rows, java.util.function.DoubleSupplier values) {
        return new Column.Numeric(
                name,
                IntStream.range(0, rows).mapToDouble(i -> values.getAsDouble()).toArray());
    }

    private static ModelDefinition definition() {
        Map<String, FeatureType> features = new LinkedHashMap<>();
        features.put("a", FeatureType.NUMERIC);
        features.put("b", FeatureType.NUMERIC);
        return ModelDefinitionBuilder.builder()
                .model("m")
                .task(Task.BINARY_CLASSIFICATION)
                .rowId("id")
                .features(features)
                .prediction(new PredictionColumns("prediction", "p", "Yes"))
                .embedding(new EmbeddingColumns(
                        IntStream.range(0, DIMENSIONS).mapToObj(i -> "e" + i).toList()))
                .attributions(Map.of("a", "impact-a", "b", "impact-b"))
                .build();
    }
}
