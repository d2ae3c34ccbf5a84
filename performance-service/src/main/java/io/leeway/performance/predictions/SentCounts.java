package io.leeway.performance.predictions;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.evaluation.performance.LabelledCounts;
import io.leeway.evaluation.portable.InvalidProfileException;
import io.leeway.evaluation.portable.PortableProfileFormat;
import io.leeway.support.messaging.UnprocessableEventException;

/** Puts together what the profiles of a batch count of its labels; for one thread. */
public final class SentCounts {

    private final BatchAccepted event;
    private LabelledCounts together = LabelledCounts.none();

    /** For the profiles of this batch. */
    public SentCounts(BatchAccepted event) {
        this.event = event;
    }

    /**
     * Takes the next profile.
     *
     * @throws UnprocessableEventException if it is damaged
     */
    public void add(byte[] frame) {
        try {
            together = together.merge(PortableProfileFormat.labelled(frame));
        } catch (InvalidProfileException exception) {
            throw new UnprocessableEventException(
                    "a profile of batch " + event.batch().batch() + " is damaged: it " + exception.getMessage(),
                    exception);
        }
    }

    /** What all of them count. */
    public LabelledCounts counts() {
        return together;
    }
}
