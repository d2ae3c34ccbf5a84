package io.leeway.evaluation.backtest;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.backtest.BacktestFound;
import io.leeway.contracts.injection.Schedule;

/**
 * Counts how soon a drift is found that was put in. An alarm counts where the same window raises none without the drift; a
 * window that alarms anyway takes time and finds nothing.
 */
final class Found {

    private Found() {}

    /**
     * What was found.
     *
     * @param schedule when the drift acts; without one it may begin in any window and stays
     * @param plain the windows as they are
     * @param drifted the same windows with the drift
     */
    static BacktestFound of(Schedule schedule, List<Judged> plain, List<Judged> drifted) {
        int windows = plain.size();
        boolean[] acts = new boolean[windows];
        for (int window = 0; window < windows; window++) {
            acts[window] = Amount.of(schedule, place(window, windows)).acts();
        }
        boolean anywhere = schedule instanceof Schedule.Always;
        List<Integer> starts = new ArrayList<>();
        for (int window = 0; window < windows; window++) {
            boolean begins = acts[window] && (anywhere || window == 0 || !acts[window - 1]);
            if (begins && isQuiet(plain.get(window))) {
                starts.add(window);
            }
        }
        int atOnce = 0;
        int soon = 0;
        int followed = 0;
        int found = 0;
        long delays = 0;
        for (int start : starts) {
            int delay = delay(start, acts, plain, drifted);
            boolean inTime = delay > 0 && delay <= BacktestFound.SOON;
            atOnce += delay == 1 ? 1 : 0;
            found += delay > 0 ? 1 : 0;
            delays += delay;
            if (start + BacktestFound.SOON <= windows) {
                followed++;
                soon += inTime ? 1 : 0;
            }
        }
        return new BacktestFound(
                starts.size(),
                share(atOnce, starts.size()),
                share(soon, followed),
                found == 0 ? null : (double) delays / found,
                starts.size() - found);
    }

    /** A window's place among all, as an injection's schedule has it. */
    static double place(int window, int windows) {
        return (double) window / windows;
    }

    private static boolean isQuiet(Judged plain) {
        return plain.isJudged() && !plain.alarms();
    }

    /** So many windows until the alarm, 1 for the first; 0 where none comes. */
    private static int delay(int start, boolean[] acts, List<Judged> plain, List<Judged> drifted) {
        for (int window = start; window < acts.length && acts[window]; window++) {
            if (drifted.get(window).alarms() && !plain.get(window).alarms()) {
                return window - start + 1;
            }
        }
        return 0;
    }

    private static @Nullable Double share(int some, int all) {
        return all == 0 ? null : (double) some / all;
    }
}
