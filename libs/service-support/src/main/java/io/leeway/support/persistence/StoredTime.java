package io.leeway.support.persistence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

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
}
