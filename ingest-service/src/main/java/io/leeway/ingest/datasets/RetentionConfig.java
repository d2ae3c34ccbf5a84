package io.leeway.ingest.datasets;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long rows are kept. */
@ConfigMapping(prefix = "leeway.ingest.retention")
interface RetentionConfig {

    /**
     * How long the rows of batches, labels and replaced references are kept after they were accepted; those of the current
     * reference, and what is not evaluated, stay.
     */
    @WithDefault("7d")
    Duration payload();

    /** Of how many references before the current one the rows are kept, so that they can be put back. */
    @WithDefault("3")
    int references();
}
