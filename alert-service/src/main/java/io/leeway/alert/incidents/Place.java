package io.leeway.alert.incidents;

import java.time.Instant;

/**
 * A window's place in the order of time.
 *
 * @param at when
 * @param sequence tells windows of the same time apart
 */
public record Place(Instant at, long sequence) {

    /** Before every window. */
    public static final Place BEGINNING = new Place(Instant.MIN, 0);

    static Place of(WindowVerdict window) {
        return new Place(window.at(), window.sequence());
    }

    /** This place, or that of the window where it is earlier. */
    Place orEarlier(WindowVerdict window) {
        return isBefore(window) ? this : of(window);
    }

    boolean isBefore(WindowVerdict window) {
        int order = at.compareTo(window.at());
        return order < 0 || (order == 0 && sequence < window.sequence());
    }
}
