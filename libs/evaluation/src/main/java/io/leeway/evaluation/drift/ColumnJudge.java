package io.leeway.evaluation.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.JointDrift;
import io.leeway.contracts.reports.Unusualness;
import io.leeway.evaluation.calibration.Usual;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.policy.DriftPolicy;
import io.leeway.evaluation.policy.Judgement;
import io.leeway.evaluation.policy.Judgements;
import io.leeway.evaluation.profiles.ColumnLayer;
import io.leeway.evaluation.profiles.ColumnPair;
import io.leeway.evaluation.profiles.DataProfile;

/** Judges layers of columns by the policy that the settings name, and shows both sides of each column beside its verdict. */
public final class ColumnJudge {

    private final Detectors detectors;

    /** Judges with these detectors where a model names any. */
    public ColumnJudge(Detectors detectors) {
        this.detectors = detectors;
    }

    /**
     * What was judged.
     *
     * @param layers one entry a column, in the order of the layers and their columns
     * @param unusualness how unusual the columns are together; absent under a policy that does not ask
     * @param joint what the features do together; likewise
     */
    public record Judged(
            List<List<ColumnDrift>> layers,
            @Nullable Unusualness unusualness,
            @Nullable JointDrift joint) {}

    /**
     * Judges the columns of all layers together.
     *
     * @param usual what varies in the reference anyway
     */
    public Judged judge(
            List<ColumnLayer> layers, DataProfile reference, DataProfile current, DriftSettings settings, Usual usual) {
        Judgements judgements =
                DriftPolicy.of(settings.policy(), detectors, usual).judge(layers, reference, current, settings);
        List<List<ColumnDrift>> judged = new ArrayList<>();
        for (ColumnLayer layer : layers) {
            List<ColumnDrift> columns = new ArrayList<>();
            layer.types()
                    .forEach((column, type) -> columns.add(described(
                            column,
                            type,
                            Objects.requireNonNull(judgements.columns().get(column), "each column is judged"),
                            ColumnPair.of(column, type, reference, current))));
            judged.add(columns);
        }
        return new Judged(judged, judgements.unusualness(), judgements.joint());
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
