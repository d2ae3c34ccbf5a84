package io.leeway.contracts.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What holds for one feature instead of the model's drift settings. What is left out is taken from those.
 *
 * @param alpha significance level that its adjusted p-value is held against
 * @param psi the floor of the population stability index
 * @param wasserstein the floor of the Wasserstein distance in standard deviations of the reference
 * @param detectors further detectors by name, each with the value above which the feature has drifted
 */
public record FeatureDriftSettings(
        @Nullable Double alpha,
        @Nullable Double psi,
        @Nullable Double wasserstein,
        @Nullable Map<String, Double> detectors) {

    public FeatureDriftSettings {
        detectors = detectors == null ? null : InOrder.copyOf(detectors);
    }
}
