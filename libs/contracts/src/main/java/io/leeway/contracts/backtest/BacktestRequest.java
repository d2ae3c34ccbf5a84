package io.leeway.contracts.backtest;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.injection.InjectionPlan;
import io.leeway.contracts.model.AlarmSettings;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.ModelDefinition;

/**
 * What is asked of past windows. Nothing given: what the model's own settings make of them.
 *
 * @param definition a whole definition of the model with other settings
 * @param settings other settings alone, in place of a definition
 * @param inject drift that is put in on purpose, each step alone
 * @param windows how many windows are judged again, the latest; the service has a limit
 */
public record BacktestRequest(
        @Nullable ModelDefinition definition,
        @Nullable Settings settings,
        @Nullable InjectionPlan inject,
        @Nullable Integer windows) {

    /**
     * Parts of a definition that may be others; what is left out stays as the model has it.
     *
     * @param drift when a feature has drifted
     * @param alarms how many false alarms there may be
     */
    public record Settings(
            @Nullable DriftSettings drift, @Nullable AlarmSettings alarms) {}
}
