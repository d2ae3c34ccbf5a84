package io.leeway.statistics.hypothesis;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;

class NumericShiftTest {

    private static final int REFERENCE = 5_000;
    private static final int CURRENT = 1_000;

    @Test
    void shouldSeeAFewRowsThatChangedAHundredfold() {
        NumericProfile reference = profile(1, REFERENCE, u -> Math.exp(normal(u)));
        NumericProfile current = contaminated(2, 0.04, 100);

        NumericShift.Result result = NumericShift.compare(reference, current).orElseThrow();

        assertThat(KolmogorovSmirnov.compare(reference, current).orElseThrow().pValue())
                .as("Kolmogorov-Smirnov alone")
                .isGreaterThan(0.01);
        assertThat(result.pValue()).isLessThan(1e-6);
        assertThat(result.decisive().name()).contains("above the range");
    }

    @Test
    void shouldSeeWhatHappensAmongTheRowsThatAreNotZero() {
        NumericProfile reference = mostlyZero(1, 1_000, 0.96, 1);
        NumericProfile current = mostlyZero(2, 1_000, 0.96, 3);

        assertThat(NumericShift.compare(reference, current).orElseThrow().pValue())
                .isLessThan(1e-3);
    }

    @Test
    void shouldSeeThatZerosBecameFewer() {
        NumericProfile reference = mostlyZero(1, REFERENCE, 0.96, 1);
        NumericProfile current = mostlyZero(2, CURRENT, 0.90, 1);

        NumericShift.Result result = NumericShift.compare(reference, current).orElseThrow();

        assertThat(result.pValue()).isLessThan(1e-6);
        assertThat(result.decisive().name()).isEqualTo("the share of zeros");
    }

    @Test
    void shouldSayTheSameOfAMirroredColumn() {
        NumericProfile reference = profile(1, 500, NumericShiftTest::normal);
        NumericProfile current = profile(2, 300, u -> normal(u) + 0.3);
        NumericProfile mirroredReference = profile(1, 500, u -> -normal(u));
        NumericProfile mirroredCurrent = profile(2, 300, u -> -(normal(u) + 0.3));

        assertThat(NumericShift.compare(mirroredReference, mirroredCurrent)
                        .orElseThrow()
                        .pValue())
                .isEqualTo(
                        NumericShift.compare(reference, current).orElseThrow().pValue());
    }

    @Test
    void shouldNotDecideBetweenConstants() {
        NumericProfile constant = NumericProfile.of(new double[] {3, 3, 3});

        assertThat(NumericShift.compare(constant, constant).orElseThrow().pValue())
                .isEqualTo(1);
        assertThat(NumericShift.compare(NumericProfile.empty(), constant).isDefined())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 5000, 1000", "0, 2000, 200", "0.96, 5000, 1000", "0.96, 2000, 200", "0.5, 300, 300"})
    @Tag("simulation")
    void shouldKeepTheErrorRateThatIsAskedFor(double zeros, int referenceRows, int currentRows) {
        int runs = 2_000;
        int alarms = 0;
        for (int run = 0; run < runs; run++) {
            NumericProfile reference = mostlyZero(2L * run, referenceRows, zeros, 1);
            NumericProfile current = mostlyZero(2L * run + 1, currentRows, zeros, 1);
            alarms += NumericShift.compare(reference, current).orElseThrow().pValue() <= 0.01 ? 1 : 0;
        }

        // Three standard deviations above one in a hundred
        assertThat(alarms).isLessThanOrEqualTo(33);
    }

    private static NumericProfile profile(long seed, int rows, DoubleUnaryOperator ofUniform) {
        return NumericProfile.of(
                new SplittableRandom(seed).doubles(rows).map(ofUniform).toArray());
    }

    private static NumericProfile contaminated(long seed, double share, double factor) {
        SplittableRandom random = new SplittableRandom(seed);
        return profile(seed + 1_000, CURRENT, u -> Math.exp(normal(u)) * (random.nextDouble() < share ? factor : 1));
    }

    private static NumericProfile mostlyZero(long seed, int rows, double zeros, double factor) {
        SplittableRandom random = new SplittableRandom(~seed);
        return profile(seed, rows, u -> random.nextDouble() < zeros ? 0 : factor * Math.exp(normal(u)));
    }

    private static double normal(double u) {
        return NormalDistribution.of(0, 1).inverseCumulativeProbability(u);
    }
}
