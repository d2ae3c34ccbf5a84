package io.leeway.contracts.backtest;

import org.jspecify.annotations.Nullable;

/**
 * How well one drift is found that was put in on purpose, alone.
 *
 * @param injection its kind, as it is written in a plan
 * @param column the feature
 * @param size how large it is, in words
 * @param schedule when it acts, in words
 * @param today what the model's settings find of it
 * @param other what the other settings find of it; absent where none are given
 */
public record BacktestPower(
        String injection,
        String column,
        String size,
        String schedule,
        BacktestFound today,
        @Nullable BacktestFound other) {}
