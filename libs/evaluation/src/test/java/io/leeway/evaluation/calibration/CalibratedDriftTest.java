package io.leeway.evaluation.calibration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.contracts.model.AlarmSettings;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.Unusualness;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.drift.ColumnJudge;
import io.leeway.evaluation.profiles.ColumnLayer;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;

/** Verdicts on a batch that is held against the chunks of its reference. */
final class CalibratedDriftTest {

    private static final Map<String, FeatureType> COLUMNS =
            Map.of("x", FeatureType.NUMERIC, "y", FeatureType.NUMERIC, "c", FeatureType.CATEGORICAL);
    private static final ColumnLayer LAYER = ColumnLayer.features(COLUMNS);
    private static final int ROWS = 168;

    private final ColumnJudge judge = new ColumnJudge(Detectors.builtIn());

    /** Hours of which each resembles the one before it, and weeks differ. */
    private static final class Stream {
        private final SplittableRandom random;
        private double x;
        private double y;

        Stream(long seed) {
            random = new SplittableRandom(seed);
        }

        DataProfile next(int rows, double shift) {
            double[] first = new double[rows];
            double[] second = new double[rows];
            CategoricalProfile.Builder words = CategoricalProfile.builder();
            for (int row = 0; row < rows; row++) {
                x = 0.95 * x + 0.3 * random.nextGaussian();
                y = 0.95 * y + 0.3 * random.nextGaussian();
                first[row] = x + shift;
                second[row] = y;
                words.add(x + y > 0 ? "up" : "down");
            }
            return new DataProfile(
                    rows,
                    Map.of("x", NumericProfile.of(first), "y", NumericProfile.of(second)),
                    Map.of("c", words.build()));
        }
    }

    private record Reference(DataProfile whole, TimeChunks chunks) {}

    private static Reference reference(Stream stream, int weeks) {
        List<DataProfile> chunks = new ArrayList<>();
        for (int week = 0; week < weeks; week++) {
            chunks.add(stream.next(ROWS, 0));
        }
        return reference(chunks);
    }

    private static Reference reference(List<DataProfile> weeks) {
        return new Reference(
                weeks.stream().reduce(DataProfile.empty(), DataProfile::merge),
                new TimeChunks(
                        new TimeChunks.Description(Duration.ofDays(7), Duration.ofDays(7L * weeks.size()), false, null),
                        weeks));
    }

    private ColumnJudge.Judged judge(Reference reference, DataProfile current) {
        return judge(reference, current, AlarmSettings.defaults());
    }

    private ColumnJudge.Judged judge(Reference reference, DataProfile current, AlarmSettings alarms) {
        return judge.judge(
                List.of(LAYER),
                reference.whole(),
                current,
                DriftSettings.defaults(),
                new Usual(reference.chunks(), alarms));
    }

    private static ColumnDrift column(ColumnJudge.Judged judged, String name) {
        return judged.layers().getFirst().stream()
                .filter(column -> column.column().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static StatisticResult statistic(ColumnDrift column, String name) {
        return column.statistics().stream()
                .filter(statistic -> statistic.name().word().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldNotCallAnOrdinaryWeekDriftedThoughItsRowsLookDifferent() {
        // Given
        Stream stream = new Stream(7);
        Reference reference = reference(stream, 52);

        // When: weeks of which nothing changed
        List<ColumnJudge.Judged> weeks = new ArrayList<>();
        for (int week = 0; week < 40; week++) {
            weeks.add(judge(reference, stream.next(ROWS, 0)));
        }

        // Then: as independent rows nearly all of them are significant
        assertThat(weeks)
                .filteredOn(week -> statistic(column(week, "x"), "shift").pValue() < 0.001)
                .hasSizeGreaterThan(20);
        assertThat(weeks).filteredOn(week -> week.unusualness().exceeded()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void shouldNameTheColumnThatMoved() {
        // Given
        Stream stream = new Stream(8);
        Reference reference = reference(stream, 52);

        // When
        ColumnJudge.Judged judged = judge(reference, stream.next(ROWS, 4));

        // Then
        assertThat(judged.unusualness().exceeded()).isTrue();
        assertThat(judged.unusualness().columns()).containsExactly("x");
        assertThat(judged.unusualness().explanation())
                .startsWith("More unusual than all 52 weeks of the reference; expected")
                .endsWith("; by x.");
        assertThat(column(judged, "x").verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(column(judged, "x").reason())
                .contains("standard deviations of the reference's own chunks away; psi");
        assertThat(column(judged, "y").verdict()).isEqualTo(Verdict.STABLE);
        assertThat(statistic(column(judged, "x"), "unusual").exceeded()).isTrue();
        assertThat(statistic(column(judged, "y"), "unusual").exceeded()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"20, 140 days", "51, 357 days"})
    void shouldSayThatAReferenceOfLessThanAYearDoesNotKnowItsSeasons(int weeks, String covered) {
        // Given
        Stream stream = new Stream(8);
        Reference reference = reference(stream, weeks);

        // When
        ColumnJudge.Judged changed = judge(reference, stream.next(ROWS, 4));
        ColumnJudge.Judged unchanged = judge(reference, stream.next(ROWS, 0));

        // Then
        assertThat(changed.unusualness().explanation())
                .endsWith("; by x. The reference covers " + covered + "; a longer season would look like this too.");
        assertThat(unchanged.unusualness().explanation()).doesNotContain("season");
    }

    @Test
    void shouldNotCallAMaterialDifferenceDriftedThatTheReferenceHasToo() {
        // Given
        Stream stream = new Stream(9);
        Reference reference = reference(stream, 52);
        DataProfile week = stream.next(ROWS, 0);

        // When
        ColumnDrift x = column(judge(reference, week), "x");

        // Then
        assertThat(statistic(x, "psi").exceeded()).isTrue();
        assertThat(x.verdict()).isEqualTo(Verdict.STABLE);
        assertThat(x.reason()).contains("no more than the reference's own chunks differ");
    }

    @Test
    void shouldSayThatTheReferenceIsTooShort() {
        // Given
        Stream stream = new Stream(10);
        Reference reference = reference(stream, 11);

        // When
        Unusualness unusualness = judge(reference, stream.next(ROWS, 0)).unusualness();

        // Then
        assertThat(unusualness.basis()).isEqualTo(Unusualness.Basis.INDEPENDENT_ROWS);
        assertThat(unusualness.reason())
                .isEqualTo(
                        "the reference is too short to know its own variation: it has 11 chunks of 168 rows, and 12 are"
                                + " needed");
    }

    @Test
    void shouldHoldALongerBatchAgainstNeighboursTogether() {
        // Given
        Stream stream = new Stream(11);
        Reference reference = reference(stream, 52);

        // When
        Unusualness two = judge(reference, stream.next(2 * ROWS, 0)).unusualness();
        Unusualness between = judge(reference, stream.next(ROWS * 3 / 2, 0)).unusualness();
        ColumnJudge.Judged part = judge(reference, stream.next(ROWS / 2, 0));

        // Then
        assertThat(two.chunks()).isEqualTo(26);
        assertThat(two.chunkRows()).isEqualTo(336);
        assertThat(between.basis()).isEqualTo(Unusualness.Basis.UNKNOWN);
        assertThat(part.unusualness().reason())
                .isEqualTo("the batch has 84 rows, and no chunk of the reference is of that size: they have 168");
        assertThat(column(part, "x").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void shouldTakeRowsForIndependentThatNoPeriodIsKnownOf() {
        // Given: cut by rows
        Stream stream = new Stream(17);
        Reference reference = reference(stream, 52);
        TimeChunks byRows = new TimeChunks(
                new TimeChunks.Description(null, Duration.ofDays(364), false, null),
                reference.chunks().chunks());

        // When
        Unusualness part = judge(new Reference(reference.whole(), byRows), stream.next(ROWS / 2, 0))
                .unusualness();

        // Then
        assertThat(part.basis()).isEqualTo(Unusualness.Basis.INDEPENDENT_ROWS);
    }

    @Test
    void shouldAskForTheLevelThatKeepsTheBudget() {
        // Given
        Stream stream = new Stream(12);
        Reference reference = reference(stream, 52);
        DataProfile week = stream.next(ROWS, 0);

        // Then: one a month is more than one in twenty weeks, one in ten years finer than 52 weeks can tell
        assertThat(judge(reference, week).unusualness().level()).isEqualTo(0.05);
        assertThat(judge(reference, week, new AlarmSettings(1.0, "P366D"))
                        .unusualness()
                        .level())
                .isEqualTo(7 / 366.0);
        Unusualness finest =
                judge(reference, week, new AlarmSettings(0.1, "P366D")).unusualness();
        assertThat(finest.level()).isEqualTo(1 / 520.0);
        assertThat(finest.explanation()).contains("finer than 52 weeks can keep, so one in 520 is allowed");
    }

    @Test
    void shouldNotJudgeAColumnWhoseLevelWanders() {
        // Given: x climbs from week to week
        SplittableRandom random = new SplittableRandom(13);
        List<DataProfile> chunks = new ArrayList<>();
        for (int week = 0; week < 30; week++) {
            chunks.add(wandering(random, week));
        }
        Reference reference = new Reference(
                chunks.stream().reduce(DataProfile.empty(), DataProfile::merge),
                new TimeChunks(
                        new TimeChunks.Description(Duration.ofDays(7), Duration.ofDays(210), false, null), chunks));

        // When
        ColumnJudge.Judged judged = judge(reference, wandering(random, 60));

        // Then
        assertThat(column(judged, "x").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(column(judged, "x").reason()).startsWith("its level wanders (9");
        assertThat(judged.unusualness().basis()).isEqualTo(Unusualness.Basis.CHUNKS);
        assertThat(column(judged, "y").verdict()).isEqualTo(Verdict.STABLE);
    }

    private static DataProfile wandering(SplittableRandom random, double level) {
        Map<String, NumericProfile> numeric = new HashMap<>();
        double[] x = new double[ROWS];
        double[] y = new double[ROWS];
        CategoricalProfile.Builder words = CategoricalProfile.builder();
        for (int row = 0; row < ROWS; row++) {
            x[row] = level + random.nextGaussian();
            y[row] = random.nextGaussian();
            words.add(random.nextBoolean() ? "up" : "down");
        }
        numeric.put("x", NumericProfile.of(x));
        numeric.put("y", NumericProfile.of(y));
        return new DataProfile(ROWS, numeric, Map.of("c", words.build()));
    }

    @Test
    void shouldKnowNothingWhereEachLevelWanders() {
        // Given
        SplittableRandom random = new SplittableRandom(14);
        List<DataProfile> chunks = new ArrayList<>();
        for (int week = 0; week < 30; week++) {
            chunks.add(wandering(random, week));
        }
        TimeChunks inTime = new TimeChunks(
                new TimeChunks.Description(Duration.ofDays(7), Duration.ofDays(210), false, null), chunks);

        // When
        ColumnJudge.Judged judged = judge.judge(
                List.of(ColumnLayer.features(Map.of("x", FeatureType.NUMERIC))),
                chunks.stream().reduce(DataProfile.empty(), DataProfile::merge),
                wandering(random, 60),
                DriftSettings.defaults(),
                new Usual(inTime, AlarmSettings.defaults()));

        // Then
        assertThat(judged.unusualness().basis()).isEqualTo(Unusualness.Basis.UNKNOWN);
        assertThat(column(judged, "x").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void shouldKnowNothingOfPartOfAPeriod() {
        // Given
        Stream stream = new Stream(15);
        Reference reference = reference(stream, 52);

        // When: a day of a week
        ColumnJudge.Judged judged = judge(reference, stream.next(ROWS / 7, 0));

        // Then
        assertThat(judged.unusualness().basis()).isEqualTo(Unusualness.Basis.UNKNOWN);
        assertThat(judged.unusualness().reason()).contains("no chunk of the reference is of that size");
        assertThat(column(judged, "x").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void shouldJudgeAWeekOfTheReferenceItselfLikeAnyOther() {
        // Given
        Reference reference = reference(new Stream(16), 52);

        // When
        ColumnJudge.Judged judged = judge(reference, reference.chunks().chunks().get(20));

        // Then
        assertThat(judged.unusualness().basis()).isEqualTo(Unusualness.Basis.CHUNKS);
        assertThat(judged.unusualness().exceeded()).isFalse();
    }

    @Test
    void shouldCallAChangeOfAColumnUnusualThatNeverVariedInTheReference() {
        // Given
        Stream stream = new Stream(17);
        List<DataProfile> chunks = new ArrayList<>();
        for (int week = 0; week < 20; week++) {
            chunks.add(constant(stream.next(ROWS, 0), 5));
        }
        Reference reference = reference(chunks);

        // When
        ColumnJudge.Judged same = judge(reference, constant(stream.next(ROWS, 0), 5));
        ColumnJudge.Judged other = judge(reference, constant(stream.next(ROWS, 0), 6));

        // Then
        assertThat(column(same, "y").verdict()).isEqualTo(Verdict.STABLE);
        assertThat(column(other, "y").verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(other.unusualness().columns()).containsExactly("y");
    }

    private static DataProfile constant(DataProfile window, double value) {
        double[] values = new double[ROWS];
        Arrays.fill(values, value);
        return new DataProfile(
                ROWS, Map.of("x", window.numeric("x"), "y", NumericProfile.of(values)), window.categorical());
    }

    @Test
    void shouldTakeRowsWithoutTimesForIndependent() {
        // Given
        Stream stream = new Stream(15);
        Reference reference = reference(stream, 20);

        // When
        ColumnJudge.Judged judged = judge.judge(
                List.of(LAYER), reference.whole(), stream.next(ROWS, 0), DriftSettings.defaults(), Usual.unknown());

        // Then
        assertThat(judged.unusualness().explanation())
                .isEqualTo("Rows are taken as independent of each other: they have no event time.");
    }

    @Test
    void shouldAskNothingOfChunksUnderAParityPolicy() {
        // Given
        Stream stream = new Stream(16);
        Reference reference = reference(stream, 20);

        // When
        ColumnJudge.Judged judged = judge.judge(
                List.of(LAYER),
                reference.whole(),
                stream.next(ROWS, 0),
                DriftSettings.defaults().with(DriftPolicyName.EVIDENTLY),
                new Usual(reference.chunks(), AlarmSettings.defaults()));

        // Then
        assertThat(judged.unusualness()).isNull();
    }
}
