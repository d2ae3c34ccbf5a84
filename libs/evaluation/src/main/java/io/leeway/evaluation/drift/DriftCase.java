package io.leeway.evaluation.drift;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.IntakeReport;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.evaluation.calibration.Usual;
import io.leeway.evaluation.change.Histories;
import io.leeway.evaluation.change.Series;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.MonitoredColumns;

/**
 * All that has a part in what is said of drift.
 *
 * @param columns what is declared of the columns
 * @param settings when a column has drifted
 * @param reference what is compared with
 * @param current what is compared
 * @param intake what was noticed while its rows were read
 * @param usual what varies in the reference anyway
 * @param histories the statistics of the windows before that were compared with the same reference; absent where no
 *     history is kept
 */
public record DriftCase(
        MonitoredColumns columns,
        DriftSettings settings,
        DataProfile reference,
        DataProfile current,
        IntakeReport intake,
        Usual usual,
        @Nullable Histories<Series> histories) {

    /**
     * A batch or window of a model.
     *
     * @param usual what varies in the reference anyway
     */
    public static DriftCase of(
            ModelDefinition definition,
            DataProfile reference,
            DataProfile current,
            IntakeReport intake,
            Usual usual,
            Histories<Series> histories) {
        return new DriftCase(
                MonitoredColumns.of(definition), definition.drift(), reference, current, intake, usual, histories);
    }

    /** Two data sets that no history is kept of. */
    public static DriftCase of(
            MonitoredColumns columns, DriftSettings settings, DataProfile reference, DataProfile current) {
        return new DriftCase(columns, settings, reference, current, IntakeReport.clean(), Usual.unknown(), null);
    }
}
