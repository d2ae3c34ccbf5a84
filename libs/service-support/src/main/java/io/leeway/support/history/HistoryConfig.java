package io.leeway.support.history;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long the history can be looked at; the same in every service that has a part in it. */
@ConfigMapping(prefix = "leeway.history")
public interface HistoryConfig {

    /**
     * How long reports, their statistics and metrics, and assessments are kept after they were stored, and the names of deleted
     * models after their deletion. Dynamic thresholds look back no further.
     */
    @WithDefault("730d")
    Duration retention();
}
