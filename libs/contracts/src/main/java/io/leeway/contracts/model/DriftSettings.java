package io.leeway.contracts.model;

import org.jspecify.annotations.Nullable;

/**
 * When a feature has drifted: its shift is significant and material. What is left out gets its default.
 *
 * @param alpha false-discovery rate over the model's features (Benjamini-Hochberg); default 0.01
 * @param psi the floor of the population stability index; default 0.2
 * @param wasserstein the floor of the Wasserstein distance in standard deviations of the reference; default 0.1
 * @param share the share of drifted features above which the batch raises an alert; default 0.1
 * @param minimumRows rows a batch needs before its drift is judged; default 30
 * @param dynamic the dynamic threshold
 */
public record DriftSettings(
        @Nullable Double alpha,
        @Nullable Double psi,
        @Nullable Double wasserstein,
        @Nullable Double share,
        @Nullable Integer minimumRows,
        @Nullable DynamicThresholdSettings dynamic) {

    public DriftSettings {
        alpha = alpha == null ? Double.valueOf(0.01) : alpha;
        psi = psi == null ? Double.valueOf(0.2) : psi;
        wasserstein = wasserstein == null ? Double.valueOf(0.1) : wasserstein;
        share = share == null ? Double.valueOf(0.1) : share;
        minimumRows = minimumRows == null ? Integer.valueOf(30) : minimumRows;
        dynamic = dynamic == null ? new DynamicThresholdSettings(null, null, null) : dynamic;
    }

    /** Every setting at its default. */
    public static DriftSettings defaults() {
        return new DriftSettings(null, null, null, null, null, null);
    }
}
