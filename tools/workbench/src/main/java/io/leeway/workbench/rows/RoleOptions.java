package io.leeway.workbench.rows;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which columns of a file name the row, and hold the prediction and the true value. */
public final class RoleOptions {

    @Option(names = "--row-id", paramLabel = "COLUMN", description = "the column that names a row")
    private @Nullable String rowId;

    @Option(names = "--prediction", paramLabel = "COLUMN", description = "the column of the prediction")
    private @Nullable String prediction;

    @Option(names = "--target", paramLabel = "COLUMN", description = "the column of the true value")
    private @Nullable String target;

    /** The column that names a row, if it is said. */
    public @Nullable String rowId() {
        return rowId;
    }

    /** The column of the prediction, if it is said. */
    public @Nullable String prediction() {
        return prediction;
    }

    /** The column of the true value, if it is said. */
    public @Nullable String target() {
        return target;
    }
}
