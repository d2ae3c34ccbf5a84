package io.leeway.ingest.rows;

import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What rows are accepted. */
@ConfigMapping(prefix = "leeway.ingest")
interface RowsConfig {

    /** The share of rejected rows, 0 to 1, above which a body is refused as a whole. */
    @WithDefault("0.5")
    double maximumRejectedShare();

    /**
     * The folder in which a body of Parquet, or a file of Arrow, is kept while it is read, in a file without a name; by default
     * that for temporary files. Takes, for each body that is read at the same time, as much as one may have.
     */
    Optional<Path> spool();
}
