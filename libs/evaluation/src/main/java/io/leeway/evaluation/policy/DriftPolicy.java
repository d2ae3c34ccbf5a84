package io.leeway.evaluation.policy;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.profiles.ColumnLayer;
import io.leeway.evaluation.profiles.DataProfile;

/** Decides which columns have drifted, and whether all of them together have; one for each set of rules a model may choose. */
public interface DriftPolicy {

    /**
     * Judges columns that belong together; a column that a side lacks has no values there.
     *
     * @return one judgement a column, in the order of the layer
     */
    Map<String, Judgement> judge(ColumnLayer layer, DataProfile reference, DataProfile current, DriftSettings settings);

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
     */
    static DriftPolicy of(DriftPolicyName name, Detectors detectors) {
        return switch (name) {
            case LEEWAY -> new LeewayPolicy(detectors);
            case EVIDENTLY -> new EvidentlyPolicy();
            case NANNYML -> new NannyMlPolicy();
        };
    }
}
