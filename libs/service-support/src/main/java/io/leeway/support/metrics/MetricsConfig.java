package io.leeway.support.metrics;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is told to Prometheus of the state that all instances share. */
@ConfigMapping(prefix = "leeway.metrics")
public interface MetricsConfig {

    /** How often it is read. */
    @WithDefault("15s")
    Duration interval();

    /**
     * Of how many models a metric is told that is of each model: those whose names come first. Of how many others it is not
     * says {@code leeway_series_left_out}.
     */
    @WithDefault("500")
    int models();

    /** Of how many features in all a metric is told that is of each feature, likewise. */
    @WithDefault("5000")
    int features();
}
