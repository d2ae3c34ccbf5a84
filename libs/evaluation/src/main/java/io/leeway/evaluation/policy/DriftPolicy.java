package io.leeway.evaluation.policy;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.calibration.Usual;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.profiles.ColumnLayer;
import io.leeway.evaluation.profiles.DataProfile;

/** Decides which columns have drifted, and whether all of them together have; one for each set of rules a model may choose. */
public interface DriftPolicy {

    /**
     * Judges layers of columns; a column that a side lacks has no values there.
     *
     * @param layers columns that belong together; no column is in two of them
     */
    Judgements judge(List<ColumnLayer> layers, DataProfile reference, DataProfile current, DriftSettings settings);

    /**
     * The verdict on the whole: drifted when any column drifted.
     *
     * @param driftShare drifted columns over judged ones; absent when none could be judged
     */
    default Verdict overall(@Nullable Double driftShare) {
        if (driftShare == null) {
            return Verdict.INSUFFICIENT_DATA;
        }
        return driftShare > 0 ? Verdict.DRIFTED : Verdict.STABLE;
    }

    /**
     * The policy of that name.
     *
     * @param detectors what {@code leeway} takes its statistics from; the others have their own
     * @param usual what varies in the reference anyway, which {@code leeway} asks for; the others do not
     */
    static DriftPolicy of(DriftPolicyName name, Detectors detectors, Usual usual) {
        return switch (name) {
            case LEEWAY -> new LeewayPolicy(detectors, usual);
            case EVIDENTLY -> new EvidentlyPolicy();
            case NANNYML -> new NannyMlPolicy();
        };
    }
}
