package io.leeway.evaluation.policy;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.StatisticResultBuilder;

/**
 * What the statistics say of one column, before anything is decided.
 *
 * @param significance the tests whose p-value decides; without p-value where they are undefined
 * @param effects the effect sizes that decide materiality, each with its floor
 * @param informative statistics that are reported only
 * @param lack why the column cannot be judged; absent when it can
 */
record Evidence(
        Significance significance,
        List<StatisticResult> effects,
        List<StatisticResult> informative,
        @Nullable String lack) {

    /**
     * How likely so large a difference is by chance.
     *
     * @param pValue of the tests together; absent where they are undefined
     * @param method the tests, in words
     * @param decisive the test that the p-value comes from, in words
     * @param reason why there is no p-value
     */
    record Significance(
            @Nullable Double pValue,
            String method,
            String decisive,
            @Nullable String reason) {

        static Significance undefined(String method, String reason) {
            return new Significance(null, method, "", reason);
        }
    }

    /** The same evidence by other tests. */
    Evidence with(Significance other) {
        return new Evidence(other, effects, informative, lack);
    }

    /** The tests as they stand in the report. */
    StatisticResult tested(@Nullable Double adjustedPValue, double alpha) {
        return tests(significance.method())
                .adjustedPValue(adjustedPValue)
                .threshold(alpha)
                .exceeded(adjustedPValue != null && adjustedPValue <= alpha)
                .build();
    }

    /** The tests as they stand in the report of rows that depend on each other, where they decide nothing. */
    StatisticResult testedOfIndependentRows() {
        return tests(significance.method() + ", rows taken as independent").build();
    }

    private StatisticResultBuilder tests(String method) {
        return StatisticResultBuilder.builder()
                .name(StatisticName.SHIFT)
                .method(
                        significance.decisive().isEmpty()
                                ? method
                                : method + "; the least is " + significance.decisive())
                .pValue(significance.pValue())
                .reason(significance.reason());
    }
}
