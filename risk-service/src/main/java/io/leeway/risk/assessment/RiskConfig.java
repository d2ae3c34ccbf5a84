package io.leeway.risk.assessment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where each part of the risk score is full. */
@ConfigMapping(prefix = "leeway.risk")
public interface RiskConfig {

    /** The share of drifted features, 0 to 1, at which the statistical part is full: twice the default alert share. */
    @WithDefault("0.2")
    double statisticalFullAt();

    /** The share of features with a quality finding, 0 to 1, at which the quality part is full. */
    @WithDefault("0.2")
    double qualityFullAt();

    /** How many times its threshold a prediction's drift must be for the prediction part to be full. */
    @WithDefault("3")
    double predictionFullAt();

    /** How many times what is allowed performance must drop for the performance part to be full. */
    @WithDefault("3")
    double performanceFullAt();

    /** The share of all features' values, 0 to 1, outside of what the model was trained on at which the range part is full. */
    @WithDefault("0.2")
    double rangeFullAt();
}
