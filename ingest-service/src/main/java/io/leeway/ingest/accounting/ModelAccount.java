package io.leeway.ingest.accounting;

import java.time.Instant;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

import io.leeway.ingest.events.EventAccount;

/**
 * What became of everything that was sent for a model; counts are of batches, but in {@code events}. {@code received} is {@code refused} and
 * {@code accepted}; {@code accepted} is {@code evaluated}, {@code waiting} and {@code deadLettered}.
 *
 * @param model the model
 * @param received batches that came
 * @param refused those that were refused as a whole
 * @param accepted those that were stored
 * @param evaluated those that every service is done with
 * @param waiting those that some service is not done with
 * @param deadLettered those of which a message is a dead letter or was dropped
 * @param rejectedRows rows of accepted batches that could not be read
 * @param labelsWaiting deliveries of labels that are not worked in
 * @param waitingSince when the oldest of the batches and labels that wait was accepted; absent where none does
 * @param stalled whether they wait for too long, or a dead letter waits for somebody
 * @param retired whether the model takes no data now
 * @param lastReferenceAt when its last reference was accepted; absent where none was
 * @param lastBatchAt the same of batches
 * @param lastLabelsAt the same of labels
 * @param events what became of single predictions; absent where none came
 */
@RecordBuilder
public record ModelAccount(
        String model,
        long received,
        long refused,
        long accepted,
        long evaluated,
        long waiting,
        long deadLettered,
        long rejectedRows,
        long labelsWaiting,
        @Nullable Instant waitingSince,
        boolean stalled,
        boolean retired,
        @Nullable Instant lastReferenceAt,
        @Nullable Instant lastBatchAt,
        @Nullable Instant lastLabelsAt,
        @Nullable EventAccount events) {}
