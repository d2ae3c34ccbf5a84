package io.leeway.support.history;

import java.time.Instant;

/** What a service keeps for a time only: a bean, which {@link Expiry} asks from time to time. */
public interface Expiring {

    /** Deletes what is old at that time, in steps of which none takes long. */
    void deleteAt(Instant now);
}
