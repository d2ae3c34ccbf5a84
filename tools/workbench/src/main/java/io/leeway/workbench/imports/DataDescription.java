package io.leeway.workbench.imports;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * What is told of a data set that is not known.
 *
 * @param features a file of its rows
 * @param rowId the column that names a row
 * @param prediction the column of the prediction
 * @param target the column of the true value
 */
record DataDescription(
        @Nullable Path features,
        @Nullable String rowId,
        @Nullable String prediction,
        @Nullable String target) {

    /** Nothing is told. */
    static DataDescription none() {
        return new DataDescription(null, null, null, null);
    }
}
