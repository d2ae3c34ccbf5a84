package io.leeway.contracts.backtest;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.AlarmSettings;
import io.leeway.contracts.model.DriftPolicyName;

/**
 * What some settings make of all windows.
 *
 * @param policy by whose rules they judge
 * @param budget how many alarms about unchanged data there may be
 * @param judged how many windows have a verdict
 * @param alarms how many of them raise an alarm about drift
 * @param expected how many alarms there are about unchanged data at most, on average: the sum of the levels; absent where the
 *     reference's chunks do not say what is usual of each judged window
 * @param quality how many windows fail a check of data quality
 * @param changes in how many windows something has changed since those before
 * @param episodes alarms in one window after another, the earliest first
 * @param periods the alarms in so much time as the budget is for, the earliest first
 */
public record BacktestSide(
        DriftPolicyName policy,
        AlarmSettings budget,
        int judged,
        int alarms,
        @Nullable Double expected,
        int quality,
        int changes,
        List<BacktestEpisode> episodes,
        List<BacktestPeriod> periods) {

    public BacktestSide {
        episodes = List.copyOf(episodes);
        periods = List.copyOf(periods);
    }
}
