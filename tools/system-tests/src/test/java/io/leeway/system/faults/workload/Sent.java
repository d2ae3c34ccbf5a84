package io.leeway.system.faults.workload;

import java.time.Instant;

/**
 * A batch that was accepted, with all of its labels or without.
 *
 * @param model the model
 * @param number its place among the model's batches, from 1
 * @param name what it was called
 * @param batch the id that it got
 * @param acceptedAt when the answer came
 * @param parts how many parts of its labels have been accepted since
 * @param labelledAt when the last of them was
 */
public record Sent(
        WatchedModel model, int number, String name, String batch, Instant acceptedAt, int parts, Instant labelledAt) {

    /** Whether all of its labels have been accepted as well. */
    public boolean isLabelled() {
        return parts == model.labelling().parts();
    }

    /** Whether everything of it had been accepted by then. */
    public boolean isWholeBy(Instant moment) {
        return isLabelled() && !labelledAt.isAfter(moment);
    }

    Sent with(int allParts, Instant at) {
        return new Sent(model, number, name, batch, acceptedAt, allParts, at);
    }
}
