package io.leeway.contracts.backtest;

import java.util.List;

/**
 * Alarms in one window after another.
 *
 * @param first the name of its first window
 * @param last the name of its last window
 * @param windows how many windows it has
 * @param columns the features that drifted in any of them, in the order in which they did
 */
public record BacktestEpisode(String first, String last, int windows, List<String> columns) {

    public BacktestEpisode {
        columns = List.copyOf(columns);
    }
}
