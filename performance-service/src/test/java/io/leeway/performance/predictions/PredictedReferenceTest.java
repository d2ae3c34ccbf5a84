package io.leeway.performance.predictions;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.evaluation.performance.ReferenceRows;
import io.leeway.support.test.TestModels;

import static io.leeway.performance.predictions.Rows.block;
import static io.leeway.performance.predictions.Rows.numbers;
import static io.leeway.performance.predictions.Rows.text;
import static org.assertj.core.api.Assertions.assertThat;

class PredictedReferenceTest {

    private static final ModelDefinition DATED = ModelDefinitionBuilder.builder(TestModels.regressor("m"))
            .timestamp("at")
            .build();

    @Test
    void shouldKeepTheTimesOfTheRowsThatCanBeMeasured() {
        // Given
        PredictedReference reference = new PredictedReference(DATED);
        reference.add(block(
                text("id", "a", "b", "c"),
                numbers("prediction", 1, Double.NaN, 3),
                numbers("target", 1, 2, 4),
                numbers("at", 10, 20, 30)));
        reference.add(block(text("id", "d"), numbers("prediction", 4), numbers("target", 5)));

        // When
        ReferenceRows rows = reference.labelled();

        // Then: a block without times has none that is known
        assertThat(rows.rows().size()).isEqualTo(3);
        assertThat(rows.times()).containsExactly(10, 30, Double.NaN);
    }

    @Test
    void shouldHaveNoTimesWhereTheModelHasNone() {
        // Given
        PredictedReference reference = new PredictedReference(TestModels.regressor("m"));
        reference.add(block(text("id", "a"), numbers("prediction", 1), numbers("target", 1), numbers("at", 10)));

        // Then
        assertThat(reference.labelled().times()).isEmpty();
        assertThat(reference.labelled().rows().size()).isEqualTo(1);
    }
}
