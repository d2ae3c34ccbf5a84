package io.leeway.drift;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Windows that somebody has accepted as usual, so that later ones are compared with them as well.
 *
 * @param id follows from the windows, so that the same windows are adopted once
 * @param model the model
 * @param reference the reference that they became part of
 * @param from the begin of the time that was asked for
 * @param to its end, which it does not include
 * @param accepted who accepted them, when and why
 * @param key what their profiles follow from; under a definition with another one they have no part in the reference
 * @param windows the windows, the earliest first
 */
public record Adoption(
        String id,
        String model,
        String reference,
        Instant from,
        Instant to,
        Acceptance accepted,
        String key,
        List<AdoptedWindow> windows) {

    /**
     * Who accepted windows.
     *
     * @param by who
     * @param at when
     * @param note why
     */
    public record Acceptance(
            String by, Instant at, @Nullable String note) {}

    /**
     * One of the windows, as it was then.
     *
     * @param batch its id
     * @param name what it is called
     * @param from its earliest event time
     * @param to its latest event time
     * @param rows how many rows it has
     * @param revision of its report
     */
    public record AdoptedWindow(String batch, String name, Instant from, Instant to, long rows, int revision) {}

    public Adoption {
        windows = List.copyOf(windows);
    }

    /** What tells some windows apart from others, in whatever order they are. */
    public static String id(Stream<String> batches) {
        String all = batches.sorted().collect(Collectors.joining("\n"));
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
