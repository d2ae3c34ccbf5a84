package io.leeway.drift;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.model.ModelDefinition;

/**
 * What a batch or window is judged by; all that has a part in a report but its rows.
 *
 * @param revision 1 for a batch; for a window how many parts it has
 * @param definition the definition; a window's is that of its latest part
 * @param version of the definition
 * @param labelled whether any rows carry labels
 * @param reference the id of the reference
 * @param referenceBlocks how many blocks hold it
 */
public record Terms(
        int revision,
        ModelDefinition definition,
        int version,
        boolean labelled,
        String reference,
        int referenceBlocks) {

    /** What a batch, or the first part of a window, brings with it. */
    public static Terms of(BatchAccepted event) {
        return new Terms(
                1,
                event.definition(),
                event.version(),
                event.labelled(),
                event.batch().reference(),
                event.referenceBlocks());
    }
}
