package io.leeway.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.profiles.DataProfile;

/** Decides which columns have drifted, by the rules that a model chose. */
public final class DriftPolicy {

    /** Of so many columns evidently calls the whole data set drifted. */
    private static final double EVIDENTLY_SHARE = 0.5;

    private final LeewayPolicy leeway;

    /** Decides with these detectors where a model names any. */
    public DriftPolicy(Detectors detectors) {
        leeway = new LeewayPolicy(detectors);
    }

    /** What a layer of columns is, which says what is reported of them. */
    public enum Layer {
        /** The model's inputs. */
        FEATURES,
        /** The model's output, of which the shift of the mean and of the classes' shares is reported too. */
        PREDICTIONS
    }

    /**
     * Judges columns that belong together.
     *
     * @param columns the columns and their types
     * @return one entry a column, in the same order
     */
    public List<ColumnDrift> judge(
            Map<String, FeatureType> columns,
            DataProfile reference,
            DataProfile current,
            DriftSettings settings,
            Layer layer) {
        Map<String, Judgement> judgements =
                switch (settings.policy()) {
                    case LEEWAY -> leeway.judge(columns, reference, current, settings, layer);
                    case EVIDENTLY -> EvidentlyPolicy.judge(columns, reference, current, settings);
                    case NANNYML -> NannyMlPolicy.judge(columns, reference, current, settings);
                };
        List<ColumnDrift> judged = new ArrayList<>();
        judgements.forEach((column, judgement) ->
                judged.add(described(column, columns.get(column), judgement, reference, current)));
        return judged;
    }

    /**
     * The verdict on the whole: drifted when any column drifted; under {@code evidently} when half of those judged did.
     *
     * @param driftShare drifted columns over judged ones; absent when none could be judged
     */
    public static Verdict overall(DriftPolicyName policy, @Nullable Double driftShare) {
        if (driftShare == null) {
            return Verdict.INSUFFICIENT_DATA;
        }
        boolean drifted = policy == DriftPolicyName.EVIDENTLY ? driftShare >= EVIDENTLY_SHARE : driftShare > 0;
        return drifted ? Verdict.DRIFTED : Verdict.STABLE;
    }

    private static ColumnDrift described(
            String column, FeatureType type, Judgement judgement, DataProfile reference, DataProfile current) {
        boolean numeric = type == FeatureType.NUMERIC;
        return new ColumnDrift(
                column,
                type,
                judgement.outcome().verdict(),
                judgement.outcome().explanation(),
                judgement.statistics(),
                numeric
                        ? ColumnSummaries.of(reference.numeric(column))
                        : ColumnSummaries.of(reference.categorical(column)),
                numeric ? ColumnSummaries.of(current.numeric(column)) : ColumnSummaries.of(current.categorical(column)),
                numeric
                        ? Distributions.of(reference.numeric(column), current.numeric(column))
                        : Distributions.of(reference.categorical(column), current.categorical(column)));
    }
}
