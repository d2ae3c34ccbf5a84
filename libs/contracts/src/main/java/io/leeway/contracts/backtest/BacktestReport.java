package io.leeway.contracts.backtest;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What past windows of a model would have raised, under its settings and under others.
 *
 * @param model the model
 * @param version of its definition
 * @param reference the id of the reference
 * @param basis which windows were judged again
 * @param notes what is good to know of it, in sentences
 * @param today what the model's settings make of them
 * @param other what the other settings make of them; absent where none are given
 * @param windows the windows, the earliest first
 * @param power how well the drift is found that was put in on purpose, step by step
 */
public record BacktestReport(
        String model,
        int version,
        String reference,
        BacktestBasis basis,
        List<String> notes,
        BacktestSide today,
        @Nullable BacktestSide other,
        List<BacktestWindow> windows,
        List<BacktestPower> power) {

    public BacktestReport {
        notes = List.copyOf(notes);
        windows = List.copyOf(windows);
        power = List.copyOf(power);
    }
}
