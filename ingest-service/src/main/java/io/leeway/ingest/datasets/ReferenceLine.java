package io.leeway.ingest.datasets;

import java.time.Instant;

/**
 * A reference of a model, the current one or an earlier one.
 *
 * @param model the model
 * @param reference its id
 * @param rows how many rows it has
 * @param modelVersion the definition's version under which it was read
 * @param acceptedAt when it was stored
 * @param current whether batches are compared with it now
 * @param restorable whether its rows are still there, so that it can be put back
 */
record ReferenceLine(
        String model,
        String reference,
        long rows,
        int modelVersion,
        Instant acceptedAt,
        boolean current,
        boolean restorable) {

    static ReferenceLine of(DatasetEntity entity, boolean current) {
        return new ReferenceLine(
                entity.model,
                entity.id.toString(),
                entity.rows,
                entity.modelVersion,
                entity.acceptedAt,
                current,
                entity.rowsDeletedAt == null);
    }
}
