package io.leeway.contracts.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Which rows are judged together. Without it every batch is judged on its own; with it small batches are put together, and a
 * window's report is revised with every part that comes. Exactly one of the two is given.
 *
 * @param rows tumbling by rows: a window takes batches, in the order of acceptance, until it has so many rows; a batch is not
 *     divided
 * @param every tumbling by event time: the length of a window as an ISO-8601 duration of whole seconds, such as {@code PT1H}
 *     or {@code P7D}; windows begin at multiples of it from Monday 1970-01-05T00:00Z on
 */
public record WindowSettings(@Nullable Long rows, @Nullable String every) {

    private static final Instant ORIGIN = Instant.parse("1970-01-05T00:00:00Z");

    /** The length of a window in time; empty for one by rows. */
    public Optional<Duration> length() {
        return Optional.ofNullable(every).map(Duration::parse);
    }

    /** The number of the window that an event time falls into. */
    public static long number(Instant time, Duration length) {
        return Math.floorDiv(time.getEpochSecond() - ORIGIN.getEpochSecond(), length.toSeconds());
    }

    /** When the window begins that an event time falls into. */
    public static Instant begin(Instant time, Duration length) {
        return begin(number(time, length), length);
    }

    /** When a window begins. */
    public static Instant begin(long number, Duration length) {
        return ORIGIN.plusSeconds(Math.multiplyExact(number, length.toSeconds()));
    }
}
