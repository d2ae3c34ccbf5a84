package io.leeway.performance.baselines;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.reports.MetricName;
import io.leeway.evaluation.performance.Baseline;
import io.leeway.evaluation.performance.ChunkMetrics;
import io.leeway.support.test.TestModels;

import static org.assertj.core.api.Assertions.assertThat;

class BaselineDocumentTest {

    private static final ModelDefinition PLAIN = TestModels.regressor("m");
    private static final ModelDefinition DATED =
            ModelDefinitionBuilder.builder(PLAIN).timestamp("at").build();

    @Test
    void shouldReadWhatItWrote() {
        // Given: through the text that is stored, with a chunk that has no value
        Baseline baseline = new Baseline(
                Map.of(MetricName.RMSE, 1.5),
                Set.of("yes", "no"),
                new ChunkMetrics(
                        null,
                        List.of(new ChunkMetrics.Size(
                                true,
                                167.5,
                                Duration.ofDays(7),
                                Map.of(MetricName.RMSE, List.of(1.0, Double.NaN, 2.0))))));

        // When
        Document stored =
                Document.parse(BaselineDocument.append(new Document(), baseline).toJson());

        // Then
        assertThat(BaselineDocument.read(stored, DATED)).isEqualTo(baseline);
    }

    @Test
    void shouldReadWhatWasStoredBeforeThereWereChunks() {
        // Given
        Document earlier = new Document("metrics", new Document("rmse", 2)).append("classes", List.of());

        // When
        Baseline dated = BaselineDocument.read(earlier, DATED);
        Baseline plain = BaselineDocument.read(earlier, PLAIN);

        // Then
        assertThat(dated.metrics()).containsExactly(Map.entry(MetricName.RMSE, 2.0));
        assertThat(dated.chunks().lack()).contains("earlier version");
        assertThat(plain.chunks()).isEqualTo(ChunkMetrics.none());
    }
}
