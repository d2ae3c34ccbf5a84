package io.leeway.evaluation.vectors;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.reports.ImportanceShift;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.MonitoredColumns;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ImportanceRulesTest {

    private static final int ROWS = 30;

    @Test
    void shouldDriftWhenMoreThanATenthOfTheImportanceMoved() {
        // When: of a hundred, nine moved from b to a, and eleven
        ImportanceShift nine = judge(List.of(50.0, 50.0), List.of(59.0, 41.0));
        ImportanceShift eleven = judge(List.of(50.0, 50.0), List.of(61.0, 39.0));

        // Then
        assertThat(nine.verdict()).isEqualTo(Verdict.STABLE);
        assertThat(nine.reason()).isNull();
        assertThat(nine.shareDistance()).isCloseTo(0.09, within(1e-12));
        assertThat(eleven.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(eleven.reason()).startsWith("11 % of the importance moved; most to or from ");
        assertThat(eleven.threshold()).isEqualTo(0.1);
    }

    @Test
    void shouldNameTheFeatureThatMovedMostAndRankByTheReference() {
        // When
        ImportanceShift shift = judge(List.of(10.0, 60.0, 30.0), List.of(20.0, 30.0, 50.0));

        // Then
        assertThat(shift.reason()).isEqualTo("30 % of the importance moved; most to or from b");
        assertThat(shift.features())
                .containsExactly(
                        new ImportanceShift.Feature("b", 0.6, 0.3, 1, 2),
                        new ImportanceShift.Feature("c", 0.3, 0.5, 2, 1),
                        new ImportanceShift.Feature("a", 0.1, 0.2, 3, 3));
        assertThat(shift.rankCorrelation()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void shouldNameTheFeatureThatMovedMostAlthoughItWasTheLeast() {
        // When
        ImportanceShift shift = judge(List.of(60.0, 30.0, 10.0), List.of(50.0, 15.0, 35.0));

        // Then
        assertThat(shift.reason()).isEqualTo("25 % of the importance moved; most to or from c");
    }

    @Test
    void shouldShareTheRanksOfTies() {
        // When
        ImportanceShift one = judge(List.of(20.0, 20.0, 60.0), List.of(20.0, 20.0, 60.0));
        ImportanceShift all = judge(List.of(5.0, 5.0), List.of(5.0, 5.0));

        // Then
        assertThat(one.features())
                .extracting(ImportanceShift.Feature::currentRank)
                .containsExactly(1.0, 2.5, 2.5);
        assertThat(one.rankCorrelation()).isCloseTo(1, within(1e-12));
        assertThat(all.rankCorrelation()).isNull();
        assertThat(all.verdict()).isEqualTo(Verdict.STABLE);
    }

    @Test
    void shouldBeAbsentOfFewerThanTwoFeatures() {
        assertThat(ImportancePolicy.judge(List.of("a"), profile(ROWS, 1), profile(ROWS, 1), ROWS))
                .isEmpty();
        assertThat(ImportancePolicy.judge(List.of("a", "b"), profile(ROWS, 1, 1), profile(ROWS, 1, 1), ROWS))
                .isPresent();
    }

    @Test
    void shouldNeedTheMinimumOfAttributionsOnBothSides() {
        // When
        ImportanceShift few = judge(profile(ROWS, 1, 1), profile(ROWS - 1, 1, 1));
        ImportanceShift fewBefore = judge(profile(ROWS - 1, 1, 1), profile(ROWS, 1, 1));

        // Then
        assertThat(few.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(few.reason())
                .isEqualTo("the attributions of 'a' have 30 usable values in the reference, 29 in the batch;"
                        + " 30 are needed");
        assertThat(few.shareDistance()).isNull();
        assertThat(fewBefore.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void shouldNotJudgeASideWithoutAnyImportance() {
        // When
        ImportanceShift now = judge(List.of(1.0, 1.0), List.of(0.0, 0.0));
        ImportanceShift before = judge(List.of(0.0, 0.0), List.of(1.0, 1.0));

        // Then
        assertThat(now.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(now.reason()).isEqualTo("every attribution of a side is zero");
        assertThat(before.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    private static ImportanceShift judge(List<Double> before, List<Double> now) {
        return judge(
                profile(ROWS, before.stream().mapToDouble(Double::doubleValue).toArray()),
                profile(ROWS, now.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    private static ImportanceShift judge(DataProfile before, DataProfile now) {
        List<String> features =
                List.of("a", "b", "c").subList(0, before.numeric().size());
        return ImportancePolicy.judge(features, before, now, ROWS).orElseThrow();
    }

    /** The mean absolute attributions of a, b and c. */
    private static DataProfile profile(int rows, double... importance) {
        Map<String, NumericProfile> columns = new LinkedHashMap<>();
        for (int i = 0; i < importance.length; i++) {
            double[] values = new double[rows];
            Arrays.fill(values, importance[i]);
            columns.put(MonitoredColumns.importance(List.of("a", "b", "c").get(i)), NumericProfile.of(values));
        }
        return new DataProfile(rows, columns, Map.of());
    }
}
