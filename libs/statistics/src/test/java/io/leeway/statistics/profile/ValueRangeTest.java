package io.leeway.statistics.profile;

import java.util.Arrays;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ValueRangeTest {

    private static final double INFINITE = Double.POSITIVE_INFINITY;

    @Test
    void shouldCountWhatIsBelowAndAboveButNotTheEnds() {
        // Given
        NumericProfile profile =
                NumericProfile.of(new double[] {-5, 1, 1, 2, 3, 3.5, 9, Double.NaN, INFINITE, -INFINITE});

        // Then
        assertThat(new ValueRange(1, 3).outside(profile)).isEqualTo(new ValueRange.Outside(1, 2));
        assertThat(new ValueRange(1, 3).outside(profile).count()).isEqualTo(3);
        assertThat(new ValueRange(-INFINITE, 3).outside(profile)).isEqualTo(new ValueRange.Outside(0, 2));
        assertThat(new ValueRange(1, INFINITE).outside(profile)).isEqualTo(new ValueRange.Outside(1, 0));
        assertThat(new ValueRange(3, 3).outside(profile)).isEqualTo(new ValueRange.Outside(4, 2));
        assertThat(new ValueRange(20, 30).outside(profile)).isEqualTo(new ValueRange.Outside(7, 0));
    }

    @Test
    void shouldCountNothingOfNothing() {
        assertThat(new ValueRange(1, 2).outside(NumericProfile.empty())).isEqualTo(new ValueRange.Outside(0, 0));
        assertThat(new ValueRange(1, 2).outside(NumericProfile.of(new double[] {Double.NaN, INFINITE})))
                .isEqualTo(new ValueRange.Outside(0, 0));
    }

    @Test
    void shouldTakeWhatRoundingAlonePutsOutsideAsInside() {
        // Given: 0.1 and 0.7 as 32-bit floats, which are above the one and below the other, and a sum in another order
        NumericProfile rounded = NumericProfile.of(new double[] {(float) 0.7, (float) 0.1, 0.1 + 0.2});

        // Then
        assertThat(new ValueRange(0.05, 0.3).outside(NumericProfile.of(new double[] {0.1 + 0.2})))
                .isEqualTo(new ValueRange.Outside(0, 0));
        assertThat(new ValueRange(0.1, 0.7).outside(rounded)).isEqualTo(new ValueRange.Outside(0, 0));
        assertThat(new ValueRange(0.7, 0.8).outside(NumericProfile.of(new double[] {(float) 0.7})))
                .isEqualTo(new ValueRange.Outside(0, 0));
        assertThat(new ValueRange(0.1, 0.69999).outside(rounded)).isEqualTo(new ValueRange.Outside(0, 1));
    }

    @Test
    void shouldTakeEndsThatNoFloatHolds() {
        assertThat(new ValueRange(-1e300, 1e300).outside(NumericProfile.of(new double[] {-2e300, 0, 2e300})))
                .isEqualTo(new ValueRange.Outside(1, 1));
    }

    @Test
    void shouldStillSeeOneValueOutsideOfMoreThanAProfileKeeps() {
        // Given: compressed to two values, neither of which is the one outside
        double[] many = new double[1_001];
        Arrays.setAll(many, i -> i);
        NumericProfile compressed = NumericProfile.of(many).compress(2);

        // Then
        assertThat(new ValueRange(0, 999).outside(compressed)).isEqualTo(new ValueRange.Outside(0, 1));
        assertThat(new ValueRange(0, 1_000).outside(compressed)).isEqualTo(new ValueRange.Outside(0, 0));
    }

    @Test
    void shouldRefuseARangeThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> new ValueRange(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ValueRange(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 300)
    void shouldAddUpWhereProfilesAreMerged(
            @ForAll @Size(max = 40) double[] left,
            @ForAll @Size(max = 40) double[] right,
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double one,
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double other) {
        ValueRange range = new ValueRange(Math.min(one, other), Math.max(one, other));
        NumericProfile first = NumericProfile.of(left);
        NumericProfile second = NumericProfile.of(right);

        ValueRange.Outside merged = range.outside(first.merge(second));

        assertThat(merged.below())
                .isEqualTo(range.outside(first).below() + range.outside(second).below());
        assertThat(merged.above())
                .isEqualTo(range.outside(first).above() + range.outside(second).above());
    }
}
