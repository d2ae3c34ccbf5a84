package io.leeway.workbench.dataset;

import java.nio.file.Path;
import java.util.List;

import io.leeway.contracts.model.ModelDefinition;

/**
 * What is particular to a data set. Adapters are found as services ({@link java.util.ServiceLoader}); a new one needs no
 * other change.
 */
public interface DatasetAdapter {

    /** The name on the command line. */
    String name();

    /** What is registered for models trained on it. */
    ModelDefinition definition();

    /**
     * Reads files as they are published and prepares the rows: row id, monitored features and target.
     *
     * @throws IllegalArgumentException with the place, if the file is no such data set
     */
    Table read(Path file);

    /** Divides prepared rows; the same seed always gives the same parts. */
    Parts split(Table rows, long seed);

    /** Names the production rows' batches, in order. */
    List<Batch> batches(Table production);

    /** Rows with the schema of the real ones, for a demonstration without them; already prepared. */
    Table generate(long seed);

    /**
     * Rows for different ends.
     *
     * @param train what the model learns from
     * @param validation what its baseline is measured on
     * @param production what is monitored
     */
    record Parts(Table train, Table validation, Table production) {}

    /** Consecutive production rows. */
    record Batch(String name, Table rows) {}

    /** How the reference is made, which must be scored by a model that has not seen its rows. */
    enum ReferencePart {
        /** The training rows, each scored by a model trained on the others: rows in any order. */
        CROSS_SCORED_TRAIN,
        /** The validation rows: rows in the order of time. */
        VALIDATION
    }

    /** How the reference is made. */
    ReferencePart referencePart();
}
