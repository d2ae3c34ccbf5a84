package io.leeway.evaluation.policy;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.StatisticResultBuilder;
import io.leeway.evaluation.detector.Measurement;

/**
 * What the statistics say of one column, before anything is decided.
 *
 * @param testName the test whose p-value decides significance
 * @param test its result; without value where it is undefined
 * @param effects the effect sizes that decide materiality, each with its floor
 * @param informative statistics that are reported only
 * @param lack why the column cannot be judged; absent when it can
 */
record Evidence(
        StatisticName testName,
        Measurement test,
        List<StatisticResult> effects,
        List<StatisticResult> informative,
        @Nullable String lack) {

    @Nullable
    Double testPValue() {
        return test.pValue();
    }

    /** The test as it stands in the report. */
    StatisticResult tested(@Nullable Double adjustedPValue, double alpha) {
        return StatisticResultBuilder.builder()
                .name(testName)
                .method(test.method())
                .value(test.value())
                .pValue(test.pValue())
                .adjustedPValue(adjustedPValue)
                .effectSize(test.effectSize())
                .threshold(alpha)
                .exceeded(adjustedPValue != null && adjustedPValue <= alpha)
                .reason(test.reason())
                .build();
    }
}
