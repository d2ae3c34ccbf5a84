package io.leeway.drift.backtest;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.injection.InjectionPlan;
import io.leeway.contracts.model.ModelDefinition;

/**
 * What is asked, checked.
 *
 * @param other the definition with other settings; absent where none are given
 * @param plan what is put in
 * @param windows how many windows are judged at most
 */
record BacktestQuestion(@Nullable ModelDefinition other, InjectionPlan plan, int windows) {}
