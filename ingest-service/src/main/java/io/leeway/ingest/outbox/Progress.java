package io.leeway.ingest.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.EventType;

/**
 * How far services have got with an event. It exposes what may happen to it: each stage is done once, in any order and
 * any number of times told; what a stage has done is never undone.
 *
 * @param awaitsDrift whether drift-service is not done with it
 * @param awaitsPerformance whether performance-service is not done with it
 * @param awaitsJudged whether what came of it has not been judged by alert-service
 * @param driftRevision the first revision of the drift report that holds it; absent until drift-service is done
 * @param judgedRevision the highest revision of that report that was judged, as far as it is known
 * @param dead whether a message of it was given up and waits for somebody to replay or drop it
 */
@Embeddable
record Progress(
        @Column(name = "awaits_drift") boolean awaitsDrift,
        @Column(name = "awaits_performance") boolean awaitsPerformance,
        @Column(name = "awaits_judged") boolean awaitsJudged,
        @Column(name = "drift_revision") @Nullable Integer driftRevision,
        @Column(name = "judged_revision") @Nullable Integer judgedRevision,
        @Column(name = "dead") boolean dead) {

    /** Of an event that is about to be told. */
    static Progress of(EventType type) {
        boolean batch = type == EventType.BATCH_ACCEPTED;
        boolean reference = type == EventType.REFERENCE_ACCEPTED;
        boolean labels = type == EventType.LABELS_ACCEPTED;
        return new Progress(batch || reference, batch || reference || labels, batch, null, null, false);
    }

    /**
     * Drift-service is done.
     *
     * @param revision of the report that holds it; 0 when it made none, so that there is nothing to judge
     */
    Progress driftDone(int revision) {
        int first = driftRevision == null ? revision : Math.min(driftRevision, revision);
        return new Progress(
                false,
                awaitsPerformance,
                awaitsJudged && !isJudged(first, judgedRevision),
                first,
                judgedRevision,
                dead);
    }

    /** Performance-service is done. */
    Progress performanceDone() {
        return new Progress(awaitsDrift, false, awaitsJudged, driftRevision, judgedRevision, dead);
    }

    /** What came of some revision of the report was judged; it may be known before the report is. */
    Progress judged(int revision) {
        int highest = judgedRevision == null ? revision : Math.max(judgedRevision, revision);
        boolean open = awaitsJudged && (driftRevision == null || !isJudged(driftRevision, highest));
        return new Progress(awaitsDrift, awaitsPerformance, open, driftRevision, highest, dead);
    }

    /** A message of it was given up: it is told no more. */
    Progress givenUp() {
        return new Progress(awaitsDrift, awaitsPerformance, awaitsJudged, driftRevision, judgedRevision, true);
    }

    /** A message of it that was given up is tried again. */
    Progress revived() {
        return new Progress(awaitsDrift, awaitsPerformance, awaitsJudged, driftRevision, judgedRevision, false);
    }

    /** Whether every stage is done. */
    boolean isComplete() {
        return !awaitsDrift && !awaitsPerformance && !awaitsJudged;
    }

    private static boolean isJudged(int revision, @Nullable Integer judged) {
        return revision == 0 || (judged != null && judged >= revision);
    }
}
