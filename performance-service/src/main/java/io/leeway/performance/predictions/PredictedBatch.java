package io.leeway.performance.predictions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.ModelDefinition;

/**
 * A batch or window whose predictions are stored.
 *
 * @param batch the batch or window
 * @param parts the batches that it was put together from
 * @param labelled whether a part carries the target column
 * @param version of the definition
 * @param definition under which the batch was accepted
 * @param referenceBlocks how many blocks its reference has
 */
public record PredictedBatch(
        BatchRef batch,
        List<String> parts,
        boolean labelled,
        int version,
        ModelDefinition definition,
        int referenceBlocks) {

    /** What an accepted batch begins: itself, or its window. */
    static PredictedBatch of(BatchAccepted event) {
        return new PredictedBatch(
                event.judged(),
                List.of(event.batch().batch()),
                event.labelled(),
                event.version(),
                event.definition(),
                event.referenceBlocks());
    }

    boolean isClassification() {
        return definition.task().isClassification();
    }

    /** Whether it holds the predictions of that batch. */
    boolean has(String part) {
        return parts.contains(part);
    }

    /** This window with one more batch. */
    PredictedBatch with(BatchAccepted event) {
        BatchRef part = event.batch();
        List<String> allParts = new ArrayList<>(parts);
        allParts.add(part.batch());
        BatchRef whole = batch.with(
                batch.rows() + part.rows(),
                batch.rejectedRows() + part.rejectedRows(),
                Stream.of(batch, part)
                        .map(BatchRef::from)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                Stream.of(batch, part)
                        .map(BatchRef::to)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
        return new PredictedBatch(whole, allParts, labelled || event.labelled(), version, definition, referenceBlocks);
    }
}
