package io.leeway.evaluation.backtest;

import io.leeway.contracts.model.AlarmSettings;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.evaluation.profiles.MonitoredColumns;

/**
 * Settings that windows are judged under.
 *
 * @param columns what is declared of the columns
 * @param drift when a column has drifted
 * @param alarms how many false alarms there may be
 */
public record Setting(MonitoredColumns columns, DriftSettings drift, AlarmSettings alarms) {

    /** Those of a model. */
    public static Setting of(ModelDefinition definition) {
        return new Setting(MonitoredColumns.of(definition), definition.drift(), definition.alarms());
    }
}
