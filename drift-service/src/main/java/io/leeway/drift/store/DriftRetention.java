package io.leeway.drift.store;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long drift-service keeps what it works with. */
@ConfigMapping(prefix = "leeway.drift.retention")
interface DriftRetention {

    /**
     * How long the profile of a reference is kept after it was last used. One that is needed later is made anew of the
     * reference's rows, which ingest-service keeps as long as anything waits to be compared with them.
     */
    @WithDefault("30d")
    Duration profiles();

    /**
     * How long a window can take further parts after the last one came. What comes later is left out of its report, which
     * stays.
     */
    @WithDefault("90d")
    Duration windows();
}
