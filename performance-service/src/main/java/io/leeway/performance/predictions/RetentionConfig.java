package io.leeway.performance.predictions;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long labels and predictions wait for each other. */
@ConfigMapping(prefix = "leeway.performance.retention")
public interface RetentionConfig {

    /**
     * How long a label is kept after it was accepted: predictions of its row that come within this time get it, whether or
     * not it has found others before. Those that have it by then keep it.
     */
    @WithDefault("90d")
    Duration labels();

    /**
     * How long the predictions of a batch or window are kept after the last of its rows or labels came; a label that comes
     * later finds them no more. The baseline that they are held against is kept as long, and their reports longer.
     */
    @WithDefault("365d")
    Duration predictions();
}
