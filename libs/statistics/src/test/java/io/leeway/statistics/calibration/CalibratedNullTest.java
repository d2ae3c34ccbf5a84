package io.leeway.statistics.calibration;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

final class CalibratedNullTest {

    /** 14 chunks, 3 traces from 0.05 to 0.08. */
    private static double[][] chunks() {
        double[][] distances = new double[14][3];
        for (int chunk = 0; chunk < distances.length; chunk++) {
            for (int trace = 0; trace < 3; trace++) {
                distances[chunk][trace] = 0.05 + 0.03 * ((chunk + 1) * (trace + 1) * 0.6180339887 % 1);
            }
        }
        return distances;
    }

    private static CalibratedNull learnt() {
        return CalibratedNull.of(chunks()).orElseThrow();
    }

    @Test
    void shouldAgreeWithTheFormulaInNumpy() {
        // When
        Unusualness found = learnt().judge(new double[] {0.06, 0.12, 0.065}, 1).orElseThrow();

        // Then
        assertThat(found.score()).isCloseTo(3.703877520402429, within(1e-9));
        assertThat(found.pValue()).isCloseTo(0.012076247650816385, within(1e-9));
        assertThat(found.rank()).isZero();
        assertThat(found.chunks()).isEqualTo(14);
    }

    @Test
    void shouldAgreeWithTheWorkedExample() {
        // Given
        double[] trace = {0.05, 0.06, 0.07, 0.055, 0.065, 0.052, 0.068, 0.061, 0.058, 0.063, 0.066, 0.057};
        double[][] distances = Arrays.stream(trace)
                .mapToObj(distance -> new double[] {distance})
                .toArray(double[][]::new);

        // When
        CalibratedNull learnt = CalibratedNull.of(distances).orElseThrow();

        // Then: the lines in docs/algorithms/calibrated-null.md
        assertThat(learnt.score(0, 0.09, 1).orElseThrow()).isCloseTo(3.672999, within(1e-6));
        Unusualness found = learnt.judge(new double[] {0.09}, 1).orElseThrow();
        assertThat(found.score()).isCloseTo(3.194280, within(1e-6));
        assertThat(found.pValue()).isCloseTo(0.019051, within(1e-6));
    }

    @Test
    void shouldSeeASmallShiftOfAllTracesByTheirMean() {
        // When: no trace alone lies far out
        CalibratedNull learnt = learnt();
        Unusualness found = learnt.judge(new double[] {0.08, 0.08, 0.08}, 1).orElseThrow();

        // Then
        assertThat(found.score()).isCloseTo(1.8321539810098733, within(1e-9));
        assertThat(found.pValue()).isCloseTo(0.08450369497938592, within(1e-9));
        assertThat(found.rank()).isOne();
        assertThat(learnt.score(1, 0.08, 1).orElseThrow()).isCloseTo(1.5971759526241645, within(1e-9));
    }

    @Test
    void shouldExpectLargerDistancesOfFewerRows() {
        // When
        Unusualness found = learnt().judge(new double[] {0.08, 0.08, 0.08}, 0.9).orElseThrow();

        // Then
        assertThat(found.score()).isCloseTo(1.3795482663154257, within(1e-9));
        assertThat(found.pValue()).isCloseTo(0.1329188358750205, within(1e-9));
    }

    @Test
    void shouldTakeASmallerDistanceForOrdinary() {
        // When
        Unusualness found = learnt().judge(new double[] {0.01, 0.01, 0.01}, 1).orElseThrow();

        // Then
        assertThat(found.pValue()).isGreaterThan(0.5);
        assertThat(found.rank()).isEqualTo(14);
    }

    @Test
    void shouldTellHowUnusualOneTraceIsByStudentsDistribution() {
        // scipy.stats.t.isf(.05 / 3, 13)
        assertThat(learnt().pValue(2.3795918574558725)).isCloseTo(0.05 / 3, within(1e-9));
        assertThat(learnt().traces()).isEqualTo(3);
    }

    @Test
    void shouldTakeAnyChangeOfAConstantColumnForUnusual() {
        // Given
        double[][] constant = new double[14][2];

        // When
        CalibratedNull learnt = CalibratedNull.of(constant).orElseThrow();

        // Then
        assertThat(learnt.judge(new double[] {0, 0}, 1).orElseThrow().pValue()).isGreaterThan(0.4);
        assertThat(learnt.judge(new double[] {0, 0.2}, 1).orElseThrow().pValue())
                .isZero();
    }

    @Test
    void shouldLeaveOutATraceThatLacksMoreThanATenthOfTheChunks() {
        // Given: 2 of 14 lack the last trace
        double[][] distances = chunks();
        distances[3][2] = Double.NaN;
        distances[8][2] = Double.NaN;
        double[][] others =
                Arrays.stream(distances).map(chunk -> Arrays.copyOf(chunk, 2)).toArray(double[][]::new);

        // When
        CalibratedNull learnt = CalibratedNull.of(distances).orElseThrow();

        // Then
        assertThat(learnt.usable(2)).isFalse();
        assertThat(learnt.score(2, 0.5, 1)).isEmpty();
        assertThat(learnt.judge(new double[] {0.06, 0.07, 0.5}, 1))
                .isEqualTo(CalibratedNull.of(others).orElseThrow().judge(new double[] {0.06, 0.07}, 1));
    }

    @Test
    void shouldDoWithATraceThatASingleChunkLacks() {
        // Given
        double[][] distances = chunks();
        distances[3][2] = Double.NaN;

        // When
        CalibratedNull learnt = CalibratedNull.of(distances).orElseThrow();

        // Then
        assertThat(learnt.usable(2)).isTrue();
        assertThat(learnt.judge(new double[] {0.06, 0.07, 0.3}, 1).orElseThrow().pValue())
                .isLessThan(0.01);
    }

    @Test
    void shouldJudgeAWindowByTheTracesItHas() {
        // When
        Outcome<Unusualness> found = learnt().judge(new double[] {Double.NaN, 0.3, Double.NaN}, 1);

        // Then
        assertThat(found.orElseThrow().pValue()).isLessThan(0.01);
    }

    @Test
    void shouldAnswerNothingOfAWindowWithoutATrace() {
        assertThat(learnt().judge(new double[] {Double.NaN, Double.NaN, Double.NaN}, 1))
                .isEqualTo(Outcome.undefined(Reason.TOO_FEW_VALUES));
    }

    /** 24 chunks of the same distance of six columns, which differ in how far they are and how much they vary. */
    private static double[][] alike() {
        double[][] distances = new double[24][6];
        for (int chunk = 0; chunk < distances.length; chunk++) {
            for (int trace = 0; trace < 6; trace++) {
                double part = (chunk + 1) * (trace + 1) * 0.6180339887 % 1;
                distances[chunk][trace] = 0.05 + 0.03 * part * (1 + trace / 4.0);
            }
        }
        return distances;
    }

    private static final WindowDistances FIRST_MOVED =
            new WindowDistances(new double[] {0.09, 0.07, 0.08, 0.07, 0.08, 0.09}, 1);

    private static CalibratedNull learntTogether(boolean consecutive) {
        return CalibratedNull.of(new ChunkTraces(alike(), new int[6], consecutive))
                .orElseThrow();
    }

    @Test
    void shouldAgreeWithTheFormulaInNumpyWhereTracesAreAlikeAndWindowsAreTakenTogether() {
        // When
        Unusualness alone = learntTogether(true).judge(FIRST_MOVED, List.of()).orElseThrow();
        Unusualness third = learntTogether(true)
                .judge(FIRST_MOVED, List.of(FIRST_MOVED, FIRST_MOVED))
                .orElseThrow();

        // Then: by the lines in docs/algorithms/calibrated-null.md
        assertThat(alone.score()).isCloseTo(1.466248194980104, within(1e-6));
        assertThat(alone.pValue()).isCloseTo(0.1300217225242075, within(1e-6));
        assertThat(alone.windows()).isOne();
        assertThat(third.score()).isCloseTo(1.9127548568735793, within(1e-6));
        assertThat(third.pValue()).isCloseTo(0.07892632461037785, within(1e-6));
        assertThat(third.rank()).isOne();
        assertThat(third.windows()).isEqualTo(3);
        assertThat(learntTogether(true).lasting(FIRST_MOVED, List.of(FIRST_MOVED, FIRST_MOVED))[0])
                .isCloseTo(3.34233955, within(1e-6));
    }

    @Test
    void shouldNotTellAChangeThatIsOverOfTheWindowsAfterIt() {
        // Given
        WindowDistances far = new WindowDistances(new double[] {0.9, 0.9, 0.9, 0.9, 0.9, 0.9}, 1);
        WindowDistances ordinary = new WindowDistances(new double[] {0.06, 0.07, 0.08, 0.07, 0.08, 0.09}, 1);

        // When
        Unusualness first =
                learntTogether(true).judge(far, List.of(ordinary, ordinary)).orElseThrow();
        Unusualness after =
                learntTogether(true).judge(ordinary, List.of(far, far)).orElseThrow();

        // Then
        assertThat(first.pValue()).isLessThan(1e-6);
        assertThat(first.windows()).isOne();
        assertThat(after.pValue()).isGreaterThan(0.1);
    }

    @Test
    void shouldTakeTheLastThreeWindowsTogetherAndNoMore() {
        // Given
        WindowDistances far = new WindowDistances(new double[] {0.9, 0.9, 0.9, 0.9, 0.9, 0.9}, 1);

        // Then
        assertThat(learntTogether(true).judge(FIRST_MOVED, List.of(far, FIRST_MOVED, FIRST_MOVED)))
                .isEqualTo(learntTogether(true).judge(FIRST_MOVED, List.of(FIRST_MOVED, FIRST_MOVED)));
    }

    @Test
    void shouldJudgeWindowsByThemselvesWhereChunksDoNotFollowOneAnotherOrAreFew() {
        // Given
        CalibratedNull few = CalibratedNull.of(new ChunkTraces(Arrays.copyOf(alike(), 19), new int[6], true))
                .orElseThrow();

        // Then
        assertThat(learntTogether(false).judge(FIRST_MOVED, List.of(FIRST_MOVED, FIRST_MOVED)))
                .isEqualTo(learntTogether(false).judge(FIRST_MOVED, List.of()));
        assertThat(few.judge(FIRST_MOVED, List.of(FIRST_MOVED, FIRST_MOVED)))
                .isEqualTo(few.judge(FIRST_MOVED, List.of()));
    }

    @Test
    void shouldNotLearnFromFewerThanTwelveChunks() {
        double[][] distances = chunks();

        assertThat(CalibratedNull.of(Arrays.copyOf(distances, 11))).isEqualTo(Outcome.undefined(Reason.TOO_FEW_VALUES));
        assertThat(CalibratedNull.of(Arrays.copyOf(distances, 12)).isDefined()).isTrue();
    }

    @Test
    void shouldRefuseWhatDoesNotFit() {
        CalibratedNull learnt = learnt();

        assertThatThrownBy(() -> learnt.judge(new double[] {0.1}, 1)).hasMessageContaining("1 traces");
        assertThatThrownBy(() -> learnt.judge(new double[] {0.1, 0.1, 0.1}, 0.5))
                .hasMessageContaining("size");
        assertThatThrownBy(() -> learnt.judge(new double[] {0.1, -0.1, 0.1}, 1)).hasMessageContaining("at least 0");
    }
}
