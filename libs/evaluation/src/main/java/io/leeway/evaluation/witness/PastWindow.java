package io.leeway.evaluation.witness;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.reports.Witness;

/**
 * What is remembered of a window that was judged.
 *
 * @param batch the batch or window
 * @param revision of its report
 * @param begin when it begins: its period's begin, its earliest event time, or when it was accepted
 * @param completeAt when no more rows belong to it; absent for a window by rows that has not all of its rows
 * @param profileKey what its profile follows from; absent where no profile is kept
 * @param comparedWith the reference with what was adopted into it
 * @param fixed whether it was unlike that
 * @param witnesses whether it was unlike second references
 */
public record PastWindow(
        BatchRef batch,
        int revision,
        Instant begin,
        @Nullable Instant completeAt,
        @Nullable String profileKey,
        String comparedWith,
        Run fixed,
        Map<Witness.Kind, Run> witnesses)
        implements EarlierWindow {

    /**
     * Whether a window was unlike something.
     *
     * @param unlike absent where it could not be said
     * @param since when the unbroken run began that it is part of; absent where it was not unlike
     */
    public record Run(@Nullable Boolean unlike, @Nullable Instant since) {

        /** It could not be said. */
        public static final Run UNKNOWN = new Run(null, null);
    }

    public PastWindow {
        witnesses = Map.copyOf(witnesses);
    }

    /** The same, of which no profile is kept. */
    public PastWindow withoutProfile() {
        return new PastWindow(batch, revision, begin, completeAt, null, comparedWith, fixed, witnesses);
    }

    /** Whether it was unlike a second reference; unknown where it was not asked. */
    Run run(Witness.Kind kind) {
        return witnesses.getOrDefault(kind, Run.UNKNOWN);
    }
}
