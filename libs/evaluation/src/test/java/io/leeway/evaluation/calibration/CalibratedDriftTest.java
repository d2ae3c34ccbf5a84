package io.leeway.evaluation.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.model.AlarmSettings;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.Unusualness;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.drift.ColumnJudge;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;

/** Verdicts on a batch that is held against the chunks of its reference. */
final class CalibratedDriftTest extends WeeksOfHours {

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
