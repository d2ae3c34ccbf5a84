package io.leeway.contracts.backtest;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A window that was judged again.
 *
 * @param name what it is called
 * @param from the earliest event time of its rows; absent where it is not known
 * @param to the latest event time; likewise
 * @param rows how many rows it has
 * @param today how it is judged under the model's settings
 * @param other how it is judged under the other settings; absent where none are given
 */
public record BacktestWindow(
        String name,
        @Nullable Instant from,
        @Nullable Instant to,
        long rows,
        BacktestVerdict today,
        @Nullable BacktestVerdict other) {}
