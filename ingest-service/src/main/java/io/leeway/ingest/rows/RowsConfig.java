package io.leeway.ingest.rows;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What rows are accepted. */
@ConfigMapping(prefix = "leeway.ingest")
interface RowsConfig {

    /** The share of rejected rows, 0 to 1, above which a body is refused as a whole. */
    @WithDefault("0.5")
    double maximumRejectedShare();
}
