package io.leeway.contracts.model;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.Defaulted;

/**
 * How many false alarms a team is willing to look at. What is left out gets its default.
 *
 * @param budget so many alarms about unchanged data, at most; default 1
 * @param per in so long a time, an ISO-8601 duration; default {@code P30D}
 */
public record AlarmSettings(
        @Defaulted Double budget, @Defaulted String per) {

    /** No window is called unusual that is less so than one in twenty. */
    public static final double GREATEST_LEVEL = 0.05;

    /** The most chunks of a reference, by which what can be kept is bounded. */
    public static final int MOST_CHUNKS = 104;

    /** Gives what is null its default. */
    public AlarmSettings(@Nullable Double budget, @Nullable String per) {
        this.budget = budget == null ? Double.valueOf(1) : budget;
        this.per = per == null ? "P30D" : per;
    }

    /** One alarm in thirty days. */
    public static AlarmSettings defaults() {
        return new AlarmSettings(null, null);
    }

    /** The finest level that so many chunks can keep: beyond it the tail is an extrapolation that nobody has tried. */
    public static double finestLevel(int chunks) {
        return 1.0 / (10 * chunks);
    }

    /**
     * The share of unchanged windows that may raise an alarm, so that the budget is kept: at most {@link #GREATEST_LEVEL},
     * however large the budget is.
     *
     * @param window how long a window is, above zero
     */
    public double level(Duration window) {
        double windows = Duration.parse(per).toMillis() / (double) window.toMillis();
        return Math.min(GREATEST_LEVEL, budget / windows);
    }
}
