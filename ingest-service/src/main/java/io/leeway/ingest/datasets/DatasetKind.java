package io.leeway.ingest.datasets;

import java.util.Arrays;
import java.util.Optional;

/** What rows are sent as. */
enum DatasetKind {
    REFERENCE("references", "reference"),
    BATCH("batches", "batch"),
    LABELS("labels", "labels");

    private final String path;
    private final String word;

    DatasetKind(String path, String word) {
        this.path = path;
        this.word = word;
    }

    /** By the word that stands for it in an address. */
    static Optional<DatasetKind> ofPath(String path) {
        return Arrays.stream(values()).filter(kind -> kind.path.equals(path)).findFirst();
    }

    /** What one of them is called. */
    String word() {
        return word;
    }
}
