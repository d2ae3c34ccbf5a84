package io.leeway.contracts.model;

import java.util.Map;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.Defaulted;

/**
 * When a feature has drifted: its shift is significant and material. What is left out gets its default.
 *
 * @param policy by which rules; default {@link DriftPolicyName#LEEWAY}. The others decide as their model does and use none
 *     of the thresholds below
 * @param alpha false-discovery rate over the model's features (Benjamini-Hochberg); default 0.01
 * @param psi the floor of the population stability index; default 0.2
 * @param wasserstein the floor of the Wasserstein distance in standard deviations of the reference; default 0.1
 * @param share the share of drifted features above which the batch raises an alert; default 0.1
 * @param minimumRows rows a batch needs before its drift is judged; default 30, and 20 of a model whose rows have event times, so
 *     that a day of hours is judged
 * @param dynamic the dynamic threshold
 * @param detectors further detectors by name, each with the value above which a feature has drifted; default none
 * @param features what holds for single features instead
 * @param outside the share of a numeric feature's values outside the range that the model knows above which that is a finding;
 *     default 0.05
 * @param joint from which change on it matters what features do together
 */
@RecordBuilder
public record DriftSettings(
        @Defaulted DriftPolicyName policy,
        @Defaulted Double alpha,
        @Defaulted Double psi,
        @Defaulted Double wasserstein,
        @Defaulted Double share,
        @Nullable Integer minimumRows,
        @Defaulted DynamicThresholdSettings dynamic,
        @Defaulted Map<String, Double> detectors,
        @Defaulted Map<String, FeatureDriftSettings> features,
        @Defaulted Double outside,
        @Defaulted JointSettings joint) {

    private static final int MINIMUM_ROWS = 30;
    private static final int MINIMUM_ROWS_WITH_TIMES = 20;
    private static final double OUTSIDE = 0.05;

    /** Gives what is null its default. */
    public DriftSettings(
            @Nullable DriftPolicyName policy,
            @Nullable Double alpha,
            @Nullable Double psi,
            @Nullable Double wasserstein,
            @Nullable Double share,
            @Nullable Integer minimumRows,
            @Nullable DynamicThresholdSettings dynamic,
            @Nullable Map<String, Double> detectors,
            @Nullable Map<String, FeatureDriftSettings> features,
            @Nullable Double outside,
            @Nullable JointSettings joint) {
        this.policy = policy == null ? DriftPolicyName.LEEWAY : policy;
        this.alpha = alpha == null ? Double.valueOf(0.01) : alpha;
        this.psi = psi == null ? Double.valueOf(0.2) : psi;
        this.wasserstein = wasserstein == null ? Double.valueOf(0.1) : wasserstein;
        this.share = share == null ? Double.valueOf(0.1) : share;
        this.minimumRows = minimumRows;
        this.dynamic = dynamic == null ? new DynamicThresholdSettings(null, null, null) : dynamic;
        this.detectors = InOrder.copyOf(detectors);
        this.features = InOrder.copyOf(features);
        this.outside = outside == null ? Double.valueOf(OUTSIDE) : outside;
        this.joint = joint == null ? JointSettings.defaults() : joint;
    }

    /** Settings with the usual share outside the range that the model knows, and the usual floors of features together. */
    public DriftSettings(
            @Nullable DriftPolicyName policy,
            @Nullable Double alpha,
            @Nullable Double psi,
            @Nullable Double wasserstein,
            @Nullable Double share,
            @Nullable Integer minimumRows,
            @Nullable DynamicThresholdSettings dynamic,
            @Nullable Map<String, Double> detectors,
            @Nullable Map<String, FeatureDriftSettings> features) {
        this(policy, alpha, psi, wasserstein, share, minimumRows, dynamic, detectors, features, null, null);
    }

    /** Every setting at its default, for rows without event times. */
    public static DriftSettings defaults() {
        return leftOut().resolved(false);
    }

    /** What a definition has that says nothing of drift. */
    static DriftSettings leftOut() {
        return new DriftSettings(null, null, null, null, null, null, null, null, null);
    }

    /** Rows a batch needs before its drift is judged. */
    @Override
    public Integer minimumRows() {
        return minimumRows == null ? Integer.valueOf(MINIMUM_ROWS) : minimumRows;
    }

    /**
     * These settings with the rows that a batch needs, where they were left out.
     *
     * @param times whether rows have event times: what few rows differ by, the reference's chunks show then
     */
    DriftSettings resolved(boolean times) {
        return minimumRows != null
                ? this
                : DriftSettingsBuilder.builder(this)
                        .minimumRows(times ? MINIMUM_ROWS_WITH_TIMES : MINIMUM_ROWS)
                        .build();
    }

    /** These settings under another policy. */
    public DriftSettings with(DriftPolicyName other) {
        return DriftSettingsBuilder.builder(this).policy(other).build();
    }

    /** These settings as they hold for one feature. */
    public DriftSettings of(String feature) {
        FeatureDriftSettings own = features.get(feature);
        if (own == null) {
            return this;
        }
        return new DriftSettings(
                policy,
                own.alpha() == null ? alpha : own.alpha(),
                own.psi() == null ? psi : own.psi(),
                own.wasserstein() == null ? wasserstein : own.wasserstein(),
                share,
                minimumRows,
                dynamic,
                own.detectors() == null ? detectors : own.detectors(),
                Map.of(),
                outside,
                joint);
    }
}
