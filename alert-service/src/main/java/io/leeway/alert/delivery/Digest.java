package io.leeway.alert.delivery;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What was unusual in some time, but is no incident.
 *
 * @param from the time's begin
 * @param until its end
 * @param windows the latest of it, by model
 * @param more in how many windows beside these there was something
 */
public record Digest(Instant from, Instant until, List<Window> windows, int more) {

    /** How many windows one tells of. */
    public static final int MOST = 20;

    /**
     * A batch or window.
     *
     * @param name what the client called it
     * @param late whether it was judged too late for an incident
     * @param lines what was unusual, a sentence each
     */
    public record Window(
            String model, String batch, @Nullable String name, Instant at, boolean late, List<String> lines) {}
}
