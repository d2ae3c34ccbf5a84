package io.leeway.risk.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.ColumnRange;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.OutOfRange;
import io.leeway.contracts.reports.RangeBasis;
import io.leeway.contracts.reports.RangeCheck;
import io.leeway.contracts.reports.RangeVerdict;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.contracts.reports.RiskAssessmentBuilder;
import io.leeway.contracts.reports.RiskPart;
import io.leeway.contracts.reports.RiskPartName;
import io.leeway.contracts.reports.Verdict;

import static io.leeway.risk.assessment.TestDrift.AT;
import static io.leeway.risk.assessment.TestDrift.BATCH;
import static io.leeway.risk.assessment.TestScores.definition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Data outside of what the model was trained on, in the score and from batch to batch; of a model with ten features. */
class RangeRiskTest {

    private final RiskScorer scorer = new RiskScorer(new TestScores.FullAt(0.4, 0.5, 4, 8, 0.2));

    @Test
    void shouldLeaveScoreAndPartsAsTheyAreWhereNothingLiesOutside() {
        // When
        RiskAssessment unchecked = assess(new TestDrift().drifted(1).build());
        RiskAssessment inside = assess(with(new TestDrift().drifted(1), ranges(RangeBasis.TRAINING, 0, 0)));

        // Then
        assertThat(inside.score()).isEqualTo(unchecked.score());
        assertThat(inside.parts()).isEqualTo(unchecked.parts());
        assertThat(inside.parts()).extracting(RiskPart::name).doesNotContain(RiskPartName.RANGE);
        assertThat(inside.outOfRange()).isEmpty();
    }

    @Test
    void shouldBeginTheWarningWhereAFifthOfAllValuesLieOutside() {
        // When: two of ten features wholly, or one by half
        RiskAssessment full = assess(with(new TestDrift(), ranges(RangeBasis.TRAINING, 2, 1)));
        RiskAssessment some = assess(with(new TestDrift(), ranges(RangeBasis.TRAINING, 1, 0.5)));
        RiskAssessment all = assess(with(new TestDrift(), ranges(RangeBasis.TRAINING, 10, 1)));

        // Then
        assertThat(full.score()).isEqualTo(40);
        assertThat(full.level()).isEqualTo(RiskLevel.WARNING);
        assertThat(some.score()).isEqualTo(10);
        assertThat(all.score()).isEqualTo(40);
        RiskPart part = TestScores.part(some, RiskPartName.RANGE);
        assertThat(part.value()).isEqualTo(0.25);
        assertThat(part.weight()).isEqualTo(0.4);
        assertThat(part.reasons()).containsExactly("f0 lies outside");
    }

    @Test
    void shouldRaiseAScoreAndNeverLowerIt() {
        for (int drifted = 0; drifted <= 10; drifted++) {
            for (double share : new double[] {0.06, 0.3, 1}) {
                // When
                RiskAssessment without = assess(new TestDrift().drifted(drifted).build());
                RiskAssessment outside =
                        assess(with(new TestDrift().drifted(drifted), ranges(RangeBasis.TRAINING, 3, share)));

                // Then
                assertThat(outside.score())
                        .isGreaterThanOrEqualTo(without.score())
                        .isLessThanOrEqualTo(100);
                double sum = outside.parts().stream()
                        .filter(part -> part.value() != null)
                        .mapToDouble(part -> 100 * part.effectiveWeight() * part.value())
                        .sum();
                assertThat(sum).isCloseTo(outside.score(), within(0.1));
            }
        }
    }

    @Test
    void shouldNotCountWhatLeavesOnlyTheReferencesRangeButTellIt() {
        // When
        RiskAssessment assessment = assess(with(new TestDrift(), ranges(RangeBasis.REFERENCE, 10, 1)));

        // Then
        assertThat(assessment.score()).isZero();
        assertThat(assessment.parts()).extracting(RiskPart::name).doesNotContain(RiskPartName.RANGE);
        assertThat(assessment.outOfRange()).extracting(OutOfRange::basis).containsExactly(RangeBasis.REFERENCE);
    }

    @Test
    void shouldScoreByRangeAloneWhereNothingElseIsKnown() {
        // Given
        TestDrift unjudged = new TestDrift();
        unjudged.verdict = Verdict.INSUFFICIENT_DATA;
        unjudged.share = null;
        unjudged.reason = "every level wanders";
        unjudged.outputs = List.of();

        // When
        RiskAssessment assessment = assess(with(unjudged, ranges(RangeBasis.TRAINING, 1, 0.5)));

        // Then
        assertThat(assessment.score()).isEqualTo(25);
        assertThat(TestScores.part(assessment, RiskPartName.RANGE).effectiveWeight())
                .isEqualTo(1);
    }

    @Test
    void shouldTellBatchesThatFollowEachOtherAsOneSinceTheFirst() {
        // When: the first, one more, one inside, and one again
        RiskAssessment first = continued(Optional.empty(), 1, RangeBasis.TRAINING);
        RiskAssessment second = continued(Optional.of(first), 2, RangeBasis.TRAINING);
        RiskAssessment third = continued(Optional.of(second), 3, RangeBasis.TRAINING);
        RiskAssessment other = continued(Optional.of(second), 3, RangeBasis.REFERENCE);
        RiskAssessment again = continued(Optional.of(other), 4, RangeBasis.TRAINING);

        // Then
        assertThat(first.outOfRange().getFirst().since()).isEqualTo(day(1));
        assertThat(first.outOfRange().getFirst().sentence()).isEqualTo("f0 lies outside.");
        assertThat(third.outOfRange().getFirst().since()).isEqualTo(day(1));
        assertThat(third.outOfRange().getFirst().batches()).isEqualTo(3);
        assertThat(third.outOfRange().getFirst().sentence())
                .isEqualTo("f0 lies outside; so since 2026-01-01, 3 batches in a row.");
        assertThat(other.outOfRange().getFirst().since()).isEqualTo(day(3));
        assertThat(again.outOfRange().getFirst().since()).isEqualTo(day(4));
    }

    @Test
    void shouldGoOnOverABatchThatIsTooSmallAndEndWithOneThatIsInside() {
        // Given
        RiskAssessment first = continued(Optional.empty(), 1, RangeBasis.TRAINING);
        RiskAssessment small = on(2, 5, assess(with(new TestDrift(), ranges(RangeBasis.TRAINING, 0, 0))));
        RiskAssessment inside = on(2, 100, assess(with(new TestDrift(), ranges(RangeBasis.TRAINING, 0, 0))));

        // When
        OutOfRange goesOn = outside(3, small, first);
        OutOfRange begins = outside(3, inside, first);

        // Then
        assertThat(goesOn.since()).isEqualTo(day(1));
        assertThat(goesOn.batches()).isEqualTo(2);
        assertThat(begins.since()).isEqualTo(day(3));
        assertThat(begins.batches()).isEqualTo(1);
    }

    private RiskAssessment continued(Optional<RiskAssessment> before, int day, RangeBasis basis) {
        RiskAssessment made = assess(with(new TestDrift(), ranges(basis, 1, 1)));
        return Episodes.continued(on(day, 100, made), definition(10), before::stream);
    }

    /** The finding of a day that is out of range, after those before it. */
    private OutOfRange outside(int day, RiskAssessment... before) {
        RiskAssessment made = assess(with(new TestDrift(), ranges(RangeBasis.TRAINING, 1, 1)));
        return Episodes.continued(on(day, 100, made), definition(10), () -> Stream.of(before))
                .outOfRange()
                .getFirst();
    }

    private static RiskAssessment on(int day, long rows, RiskAssessment assessment) {
        return RiskAssessmentBuilder.builder(assessment)
                .batch(BATCH.with(rows, 0, day(day), day(day + 1)))
                .build();
    }

    private static Instant day(int day) {
        return Instant.parse("2026-01-0" + day + "T00:00:00Z");
    }

    private RiskAssessment assess(DriftReport drift) {
        return scorer.assess(BATCH, definition(10), Optional.of(drift), Optional.empty(), "no labels", RiskLevel.OK);
    }

    private static DriftReport with(TestDrift drift, RangeCheck ranges) {
        return drift.build().toBuilder().ranges(ranges).evaluatedAt(AT).build();
    }

    /** Ten features, of which so many lie outside with such a share of their values. */
    private static RangeCheck ranges(RangeBasis basis, int outside, double share) {
        List<ColumnRange> columns = IntStream.range(0, 10)
                .mapToObj(i -> new ColumnRange(
                        "f" + i,
                        i < outside ? RangeVerdict.OUT_OF_RANGE : RangeVerdict.INSIDE,
                        null,
                        basis,
                        0.0,
                        1.0,
                        100,
                        0,
                        i < outside ? Math.round(100 * share) : 0,
                        i < outside ? share : 0,
                        0.05))
                .toList();
        List<OutOfRange> findings = outside == 0
                ? List.of()
                : List.of(new OutOfRange(basis, List.of("f0"), share, 0.05, null, 1, "f0 lies outside"));
        return new RangeCheck(columns, findings, "all that");
    }
}
