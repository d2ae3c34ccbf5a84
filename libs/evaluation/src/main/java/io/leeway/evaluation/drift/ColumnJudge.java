package io.leeway.evaluation.drift;

import java.util.ArrayList;
import java.util.List;

import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.policy.DriftPolicy;
import io.leeway.evaluation.policy.Judgement;
import io.leeway.evaluation.profiles.ColumnLayer;
import io.leeway.evaluation.profiles.ColumnPair;
import io.leeway.evaluation.profiles.DataProfile;

/** Judges a layer of columns by the policy that the settings name, and shows both sides of each column beside its verdict. */
public final class ColumnJudge {

    private final Detectors detectors;

    /** Judges with these detectors where a model names any. */
    public ColumnJudge(Detectors detectors) {
        this.detectors = detectors;
    }

    /** One entry a column, in the order of the layer. */
    public List<ColumnDrift> judge(
            ColumnLayer layer, DataProfile reference, DataProfile current, DriftSettings settings) {
        List<ColumnDrift> judged = new ArrayList<>();
        DriftPolicy.of(settings.policy(), detectors)
                .judge(layer, reference, current, settings)
                .forEach((column, judgement) -> {
                    FeatureType type = layer.type(column);
                    judged.add(described(column, type, judgement, ColumnPair.of(column, type, reference, current)));
                });
        return judged;
    }

    private static ColumnDrift described(String column, FeatureType type, Judgement judgement, ColumnPair pair) {
        return new ColumnDrift(
                column,
                type,
                judgement.outcome().verdict(),
                judgement.outcome().explanation(),
                judgement.statistics(),
                ColumnSummaries.reference(pair),
                ColumnSummaries.current(pair),
                Distributions.of(pair));
    }
}
