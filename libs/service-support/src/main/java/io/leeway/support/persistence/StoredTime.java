package io.leeway.support.persistence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/** Moments as PostgreSQL keeps them, in microseconds: what is answered and told has to be what is kept. */
public final class StoredTime {

    private StoredTime() {}

    /** The moment it is. */
    public static Instant now() {
        return of(Instant.now());
    }

    /** A moment without what is beyond its microseconds. */
    public static Instant of(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * A moment in the answer to a native query; null where there is none.
     *
     * @throws IllegalStateException if it is no moment
     */
    public static @Nullable Instant read(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant;
            case OffsetDateTime time -> time.toInstant();
            default -> throw new IllegalStateException("a time as " + value.getClass());
        };
    }
}
