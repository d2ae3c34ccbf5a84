package io.leeway.statistics.joint;

import org.junit.jupiter.api.Test;

import io.leeway.statistics.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** Leading components, against numpy's eigh. */
final class LeadingComponentsTest {

    private static final Correlations BEFORE =
            SecondMoments.of(SecondMomentsTest.ONE, 6, 1).correlations();
    private static final Correlations NOW = SecondMoments.of(
                    new double[][] {SecondMomentsTest.ONE[0], {2, 9, 1, 3, 2, 6}, SecondMomentsTest.ONE[2]}, 6, 1)
            .correlations();

    @Test
    void shouldHoldAsMuchVarianceAsWasAskedFor() {
        // When: the first of three holds 60 %
        LeadingComponents few = LeadingComponents.of(BEFORE, 0.6).orElseThrow();
        LeadingComponents more = LeadingComponents.of(BEFORE, 0.65).orElseThrow();

        // Then
        assertThat(few.count()).isEqualTo(1);
        assertThat(few.outside(BEFORE).orElseThrow()).isCloseTo(0.39766246, within(1e-8));
        assertThat(few.outside(NOW).orElseThrow()).isCloseTo(0.70039740, within(1e-8));
        assertThat(more.count()).isEqualTo(2);
        assertThat(more.outside(BEFORE).orElseThrow()).isCloseTo(0.01833504, within(1e-8));
        assertThat(more.outside(NOW).orElseThrow()).isCloseTo(0.35766616, within(1e-8));
    }

    @Test
    void shouldLeaveSomethingOutside() {
        assertThat(LeadingComponents.of(BEFORE, 0.9999).orElseThrow().count()).isEqualTo(2);
    }

    @Test
    void shouldHaveNoneOfOneColumnOrOfOneThatDoesNotVary() {
        Correlations constant =
                SecondMoments.of(new double[][] {{1, 1, 1}, {1, 2, 3}}, 3, 1).correlations();

        assertThat(LeadingComponents.of(BEFORE.of(new int[] {1}), 0.65)).isInstanceOf(Outcome.Undefined.class);
        assertThat(LeadingComponents.of(constant, 0.65)).isInstanceOf(Outcome.Undefined.class);
        assertThat(LeadingComponents.of(BEFORE.of(new int[] {0, 1}), 0.65)
                        .orElseThrow()
                        .outside(constant))
                .isInstanceOf(Outcome.Undefined.class);
    }

    @Test
    void shouldRefuseOtherColumns() {
        LeadingComponents components = LeadingComponents.of(BEFORE, 0.65).orElseThrow();

        assertThatIllegalArgumentException().isThrownBy(() -> components.outside(NOW.of(new int[] {0, 1})));
    }
}
