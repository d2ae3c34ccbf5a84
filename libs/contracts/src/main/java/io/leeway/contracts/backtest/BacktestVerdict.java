package io.leeway.contracts.backtest;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.Verdict;

/**
 * How a window is judged under some settings.
 *
 * @param verdict drifted where it raises an alarm
 * @param columns the features that have drifted
 * @param pValue how likely a window of unchanged data is as unusual; absent where the reference's chunks do not say
 * @param level up to which p-value it is called unusual; likewise
 * @param reason why there is no verdict, or why rows were taken as independent; absent where there is nothing to say
 */
public record BacktestVerdict(
        Verdict verdict,
        List<String> columns,
        @Nullable Double pValue,
        @Nullable Double level,
        @Nullable String reason) {

    public BacktestVerdict {
        columns = List.copyOf(columns);
    }

    /** Whether it raises an alarm about drift. */
    public boolean alarms() {
        return verdict == Verdict.DRIFTED;
    }
}
