package io.leeway.performance.predictions;

import org.junit.jupiter.api.Test;

import static io.leeway.performance.predictions.Rows.AT;
import static io.leeway.performance.predictions.Rows.accepted;
import static org.assertj.core.api.Assertions.assertThat;

class PredictedBatchTest {

    @Test
    void shouldBecomeAWindowOfTwoParts() {
        // Given
        PredictedBatch first = PredictedBatch.of(accepted("one", 10, false, AT.plusSeconds(60), AT.plusSeconds(120)));

        // When
        PredictedBatch window = first.with(accepted("two", 5, true, AT, AT.plusSeconds(90)));

        // Then
        assertThat(window.has("one")).isTrue();
        assertThat(window.has("two")).isTrue();
        assertThat(window.has("three")).isFalse();
        assertThat(window.labelled()).isTrue();
        assertThat(window.batch().rows()).isEqualTo(15);
        assertThat(window.batch().rejectedRows()).isEqualTo(4);
        assertThat(window.batch().from()).isEqualTo(AT);
        assertThat(window.batch().to()).isEqualTo(AT.plusSeconds(120));
    }

    @Test
    void shouldHaveTheTimesOfThePartThatHasThem() {
        // Given
        PredictedBatch first = PredictedBatch.of(accepted("one", 10, true, null, null));

        // When
        PredictedBatch window = first.with(accepted("two", 5, false, AT, null));

        // Then
        assertThat(window.batch().from()).isEqualTo(AT);
        assertThat(window.batch().to()).isNull();
        assertThat(window.labelled())
                .as("the first part's labels are not forgotten")
                .isTrue();
    }
}
