package io.leeway.statistics.profile;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RoundingNoiseTest {

    @Test
    void shouldTakeSumsInAnotherOrderAsOneValue() {
        NumericProfile reference = NumericProfile.of(new double[] {0.1 + 0.2 + 0.3, 0.7});
        NumericProfile current = NumericProfile.of(new double[] {0.3 + 0.2 + 0.1, 0.7});

        RoundingNoise.Pair pair = RoundingNoise.remove(reference, current);

        assertThat(EmpiricalGap.between(reference, current).orElseThrow().supremumShare())
                .as("before")
                .isEqualTo(0.5);
        assertThat(EmpiricalGap.between(pair.reference(), pair.current())
                        .orElseThrow()
                        .supremumShare())
                .isZero();
    }

    @Test
    void shouldTakeTogetherWithinASideWhatIsOneValue() {
        NumericProfile reference = NumericProfile.of(new double[] {0.1 + 0.2, 0.3, 0.3, 1.5});

        NumericProfile folded = RoundingNoise.remove(reference, NumericProfile.of(new double[] {2.5}))
                .reference();

        assertThat(folded.distinct()).isEqualTo(2);
        assertThat(folded.size()).isEqualTo(4);
        assertThat(folded.sample().count(0)).isEqualTo(3);
    }

    @Test
    void shouldKeepWholeNumbersApart() {
        double identifier = 9_007_199_254_740_000.0;
        NumericProfile reference = NumericProfile.of(new double[] {identifier, identifier + 1});
        NumericProfile current = NumericProfile.of(new double[] {identifier + 2});

        RoundingNoise.Pair pair = RoundingNoise.remove(reference, current);

        assertThat(pair.reference()).isSameAs(reference);
        assertThat(pair.current()).isSameAs(current);
    }

    @Test
    void shouldKeepWholeNumbersThatNoFloatHolds() {
        NumericProfile reference = NumericProfile.of(new double[] {16_777_217, 16_777_219});
        NumericProfile current = NumericProfile.of(new double[] {16_777_216});

        assertThat(RoundingNoise.remove(reference, current).reference().distinct())
                .isEqualTo(2);
        assertThat(RoundingNoise.remove(reference, current).reference().min()).isEqualTo(16_777_217);
    }

    @Test
    void shouldKeepApartWhatIsAMeasurement() {
        NumericProfile reference = NumericProfile.of(new double[] {1.1});
        NumericProfile current = NumericProfile.of(new double[] {1.1 + 1e-9});

        assertThat(RoundingNoise.remove(reference, current).current()).isSameAs(current);
    }

    @Test
    void shouldCompareAsFloatsWhereOneSideWentThroughFloats() {
        double[] rates = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.9};
        SplittableRandom random = new SplittableRandom(1);
        double[] values =
                random.doubles(600).map(u -> rates[(int) (u * rates.length)]).toArray();
        NumericProfile reference = NumericProfile.of(values);
        NumericProfile current = NumericProfile.of(
                DoubleStream.of(values).map(value -> (float) value).toArray());

        RoundingNoise.Pair pair = RoundingNoise.remove(reference, current);

        assertThat(pair.reference().sample().points()).isEqualTo(rates.length);
        assertThat(EmpiricalGap.between(pair.reference(), pair.current())
                        .orElseThrow()
                        .supremumShare())
                .isZero();
        assertThat(pair.reference().min()).isEqualTo(pair.current().min());
        assertThat(pair.reference().max()).isEqualTo(pair.current().max());
    }

    @Test
    void shouldLeaveColumnsOfWhichBothOrNeitherAreFloats() {
        NumericProfile floats = NumericProfile.of(new double[] {(float) 0.1, (float) 0.2});
        NumericProfile others = NumericProfile.of(new double[] {0.1, 0.2});

        assertThat(RoundingNoise.remove(floats, floats).reference()).isSameAs(floats);
        assertThat(RoundingNoise.remove(others, others).reference()).isSameAs(others);
    }

    @Test
    void shouldLeaveEmptyColumns() {
        NumericProfile some = NumericProfile.of(new double[] {0.1});

        assertThat(RoundingNoise.remove(NumericProfile.empty(), some).current()).isSameAs(some);
        assertThat(RoundingNoise.remove(some, NumericProfile.empty()).reference())
                .isSameAs(some);
    }

    @Test
    void shouldKeepCountsOfZerosAndOfMissingValues() {
        NumericProfile reference = NumericProfile.of(new double[] {0, Double.NaN, 0.1 + 0.2, 0.3});

        NumericProfile folded = RoundingNoise.remove(reference, NumericProfile.of(new double[] {0.3}))
                .reference();

        assertThat(folded.zeros()).isEqualTo(1);
        assertThat(folded.missing()).isEqualTo(1);
        assertThat(folded.rows()).isEqualTo(4);
    }
}
