package io.leeway.ingest.datasets;

import java.util.Arrays;
import java.util.Optional;

/** What rows are sent as. */
enum DatasetKind {
    REFERENCE("references"),
    BATCH("batches"),
    LABELS("labels");

    private final String path;

    DatasetKind(String path) {
        this.path = path;
    }

    /** By the word that stands for it in an address. */
    static Optional<DatasetKind> ofPath(String path) {
        return Arrays.stream(values()).filter(kind -> kind.path.equals(path)).findFirst();
    }
}
