package io.leeway.contracts.backtest;

import org.jspecify.annotations.Nullable;

/**
 * How often and how soon a drift was found that began in some window.
 *
 * @param starts in how many windows it began: those that have a verdict and raise no alarm without it
 * @param atOnce the share of starts whose first window raises an alarm; absent without a start
 * @param within the share of starts that are found within so many windows as are asked for, the first included; absent where
 *     no start has so many after it
 * @param delay the mean number of windows until the alarm where it came, 1 for the first one; absent where none came
 * @param missed the starts after which no window raises an alarm
 */
public record BacktestFound(
        int starts,
        @Nullable Double atOnce,
        @Nullable Double within,
        @Nullable Double delay,
        int missed) {

    /** Within so many windows a drift is said to be found soon. */
    public static final int SOON = 10;
}
