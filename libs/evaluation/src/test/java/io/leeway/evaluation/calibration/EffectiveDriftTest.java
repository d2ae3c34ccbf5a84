package io.leeway.evaluation.calibration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.model.AlarmSettings;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.Unusualness;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.drift.ColumnJudge;
import io.leeway.evaluation.profiles.ColumnLayer;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;

/** Verdicts where the reference has too few chunks, by what its rows are worth. */
final class EffectiveDriftTest {

    private static final Map<String, FeatureType> COLUMNS =
            Map.of("x", FeatureType.NUMERIC, "c", FeatureType.CATEGORICAL);
    private static final int ROWS = 168;

    /** Each row of x resembles the one before it; c goes by it. */
    private static final class Stream {
        private final SplittableRandom random;
        private double x;

        Stream(long seed) {
            random = new SplittableRandom(seed);
        }

        DataProfile next(int rows, double shift) {
            double[] values = new double[rows];
            CategoricalProfile.Builder words = CategoricalProfile.builder();
            for (int row = 0; row < rows; row++) {
                x = 0.8 * x + 0.6 * random.nextGaussian();
                values[row] = x + shift;
                words.add(x + shift > 0 ? "up" : "down");
            }
            return new DataProfile(rows, Map.of("x", NumericProfile.of(values)), Map.of("c", words.build()));
        }
    }

    private static ColumnJudge.Judged judge(
            Stream stream, int weeks, Map<String, Double> times, boolean calendar, int rows, double shift) {
        List<DataProfile> chunks = new ArrayList<>();
        for (int week = 0; week < weeks; week++) {
            chunks.add(stream.next(ROWS, 0));
        }
        Dependence dependence = new Dependence((long) weeks * ROWS, times);
        return judge(chunks, dependence, calendar, stream.next(rows, shift));
    }

    private static ColumnJudge.Judged judge(
            List<DataProfile> chunks, Dependence dependence, boolean calendar, DataProfile current) {
        TimeChunks inTime = new TimeChunks(
                new TimeChunks.Description(
                        calendar ? Duration.ofDays(7) : null, Duration.ofDays(7L * chunks.size()), false, null),
                chunks,
                dependence);
        return new ColumnJudge(Detectors.builtIn())
                .judge(
                        List.of(ColumnLayer.features(COLUMNS)),
                        chunks.stream().reduce(DataProfile.empty(), DataProfile::merge),
                        current,
                        DriftSettings.defaults(),
                        new Usual(inTime, AlarmSettings.defaults()));
    }

    private static ColumnDrift column(ColumnJudge.Judged judged, String name) {
        return judged.layers().getFirst().stream()
                .filter(column -> column.column().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldCountRowsForWhatTheyAreWorth() {
        // When
        ColumnJudge.Judged judged = judge(new Stream(1), 8, Map.of("x", 9.0, "c", 9.0), true, ROWS, 0);

        // Then
        Unusualness unusualness = judged.unusualness();
        assertThat(unusualness.basis()).isEqualTo(Unusualness.Basis.EFFECTIVE_ROWS);
        assertThat(unusualness.reason())
                .isEqualTo(
                        "the reference is too short to know its own variation: it has 8 chunks of 168 rows, and 12 are"
                                + " needed");
        assertThat(unusualness.explanation())
                .startsWith("Not unusual (adjusted p = ")
                .contains("those of a column are worth 19 independent ones at least; the reference is too short");
        assertThat(unusualness.chunks()).isEqualTo(8);
        assertThat(unusualness.level()).isEqualTo(0.05);
        assertThat(unusualness.exceeded()).isFalse();
        assertThat(column(judged, "x").verdict()).isEqualTo(Verdict.STABLE);
        assertThat(column(judged, "x").statistics().getFirst().method())
                .isEqualTo("Kolmogorov-Smirnov, 168 rows worth 19 independent ones");
    }

    @Test
    void shouldFindAGreatChangeAllTheSame() {
        // When
        ColumnJudge.Judged judged = judge(new Stream(2), 8, Map.of("x", 9.0, "c", 9.0), true, ROWS, 3);

        // Then
        assertThat(judged.unusualness().exceeded()).isTrue();
        assertThat(judged.unusualness().columns()).containsExactlyInAnyOrder("x", "c");
        assertThat(judged.unusualness().explanation()).startsWith("Unusual (adjusted p = ");
        assertThat(judged.unusualness().pValue()).isLessThan(0.001);
        assertThat(column(judged, "x").verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(column(judged, "c").verdict()).isEqualTo(Verdict.DRIFTED);
    }

    /** 30 streams: taken as independent, a third of the weeks are beyond one in twenty. */
    @Test
    void shouldSeldomAlarmWhereNothingChanges() {
        long alarms = 0;
        long independent = 0;
        for (int seed = 0; seed < 30; seed++) {
            alarms += judge(new Stream(seed), 8, Map.of("x", 9.0, "c", 9.0), true, ROWS, 0)
                            .unusualness()
                            .exceeded()
                    ? 1
                    : 0;
            independent += column(judge(new Stream(seed), 4, Map.of(), true, ROWS, 0), "x")
                            .statistics()
                            .getFirst()
                            .exceeded()
                    ? 1
                    : 0;
        }

        assertThat(alarms).isLessThanOrEqualTo(4);
        assertThat(independent).isGreaterThan(7);
    }

    @Test
    void shouldTakeRowsForIndependentBelowFiveChunks() {
        Unusualness unusualness =
                judge(new Stream(3), 4, Map.of("x", 9.0), true, ROWS, 0).unusualness();

        assertThat(unusualness.basis()).isEqualTo(Unusualness.Basis.INDEPENDENT_ROWS);
        assertThat(unusualness.reason()).endsWith("it has 4 chunks of 168 rows, and 5 are needed");
    }

    @Test
    void shouldJudgeASmallerBatchOfAReferenceThatIsCutByRows() {
        // Given: no chunk is as small, but the calendar has no say in it
        Unusualness part = judge(new Stream(4), 20, Map.of("x", 9.0, "c", 9.0), false, ROWS / 2, 0)
                .unusualness();
        Unusualness ofAWeek = judge(new Stream(4), 20, Map.of("x", 9.0, "c", 9.0), true, ROWS / 2, 0)
                .unusualness();

        assertThat(part.basis()).isEqualTo(Unusualness.Basis.EFFECTIVE_ROWS);
        assertThat(part.reason()).startsWith("the batch has 84 rows, and no chunk of the reference is of that size");
        assertThat(ofAWeek.basis()).isEqualTo(Unusualness.Basis.UNKNOWN);
    }

    @Test
    void shouldNotJudgeAColumnThatRemembersForTooLong() {
        // When
        ColumnJudge.Judged one = judge(new Stream(5), 8, Map.of("x", 200.0, "c", 2.0), true, ROWS, 3);
        ColumnJudge.Judged both = judge(new Stream(5), 8, Map.of("x", 200.0, "c", 300.0), true, ROWS, 3);

        // Then
        assertThat(column(one, "x").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(column(one, "x").reason())
                .startsWith("its rows depend on each other for so long that the 1344 of the reference are worth 7");
        assertThat(column(one, "c").verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(both.unusualness().basis()).isEqualTo(Unusualness.Basis.UNKNOWN);
    }

    @Test
    void shouldSeeWhatDiffersFromWeekToWeekWhereOnlyTheLatestRowsWereLookedAt() {
        // Given: within a week rows do not depend on each other, but weeks have levels of their own
        Stream stream = new Stream(6);
        double[] levels = {0, 0.5, -0.5, 0.2, 0.6, -0.6, -0.2, 0};
        List<DataProfile> chunks = new ArrayList<>();
        for (double level : levels) {
            chunks.add(stream.next(ROWS, level));
        }
        Map<String, Double> times = Map.of("x", 1.0, "c", 1.0);
        DataProfile week = stream.next(ROWS, 0.6);

        // When
        ColumnDrift all = column(judge(chunks, new Dependence(8 * ROWS, times), true, week), "x");
        ColumnDrift some = column(judge(chunks, new Dependence(100, times), true, week), "x");

        // Then
        assertThat(all.statistics().getFirst().method()).endsWith("168 rows worth 168 independent ones");
        assertThat(all.statistics().getFirst().exceeded()).isTrue();
        assertThat(some.statistics().getFirst().exceeded()).isFalse();
    }
}
