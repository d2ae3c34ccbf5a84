package io.leeway.ingest.deadletters;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.leeway.support.problem.ProblemException;

/** A place in the list of dead letters, as text in the address of the next page. */
record Place(Instant at, UUID id) {

    private static final Instant FUTURE = Instant.parse("9999-12-31T23:59:59Z");

    static final Place FIRST = new Place(Instant.EPOCH, new UUID(0, 0));

    /**
     * Reads what {@link #toString()} wrote; nothing at all is the newest end.
     *
     * @throws ProblemException if it is none
     */
    static Place of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new Place(FUTURE, new UUID(0, 0));
        }
        try {
            String[] parts = text.split("_", 2);
            Instant at = Instant.parse(parts[0]);
            if (parts.length == 2 && at.isAfter(Instant.EPOCH) && at.isBefore(FUTURE)) {
                return new Place(at, UUID.fromString(parts[1]));
            }
        } catch (DateTimeParseException | IllegalArgumentException exception) {
            // Answered below.
        }
        throw ProblemException.badRequest(
                "bad-place",
                "Bad place",
                "before is what 'next' of the page before says; leave it out for the newest.");
    }

    static Place of(DeadLetterEntity letter) {
        return new Place(letter.at, letter.id);
    }

    @Override
    public String toString() {
        return at + "_" + id;
    }
}
