package io.leeway.evaluation.calibration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.contracts.model.AlarmSettings;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.reports.Unusualness;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.drift.ColumnJudge;
import io.leeway.evaluation.profiles.ColumnLayer;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said, and what is not judged, where a reference does not tell how much weeks differ. */
final class UnknownNoiseTest extends WeeksOfHours {

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
}
