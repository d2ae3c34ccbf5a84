package io.leeway.evaluation.backtest;

import io.leeway.contracts.injection.Schedule;

/**
 * How much of a window an injection changes.
 *
 * @param share of its rows, 0 to 1
 * @param strength how far each of them, 0 to 1
 */
record Amount(double share, double strength) {

    private static final Amount NONE = new Amount(0, 0);
    private static final Amount FULL = new Amount(1, 1);

    /**
     * What a schedule says of a window.
     *
     * @param place the window's place among all, 0 for the first and 1 behind the last
     */
    static Amount of(Schedule schedule, double place) {
        return switch (schedule) {
            case Schedule.Gradual ignored -> new Amount(schedule.progress(place), 1);
            case Schedule.Incremental ignored -> new Amount(1, schedule.progress(place));
            case Schedule.Always ignored -> FULL;
            case Schedule.Sudden ignored -> schedule.progress(place) > 0 ? FULL : NONE;
            case Schedule.Recurring ignored -> schedule.progress(place) > 0 ? FULL : NONE;
        };
    }

    boolean acts() {
        return share > 0 && strength > 0;
    }
}
