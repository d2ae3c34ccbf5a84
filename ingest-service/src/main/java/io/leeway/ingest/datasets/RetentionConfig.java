package io.leeway.ingest.datasets;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long rows are kept, and the ledger's lines about them. */
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

    /**
     * How long the ledger's line about a batch, a delivery of labels or an earlier reference is kept after it was accepted, if
     * it is evaluated and its rows were deleted. A key that came with it is not known any more then; the accounting counts on.
     */
    @WithDefault("730d")
    Duration ledger();
}
