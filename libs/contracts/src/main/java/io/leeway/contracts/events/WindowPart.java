package io.leeway.contracts.events;

import java.util.Objects;

/**
 * Which window an accepted batch, or a part of it, belongs to.
 *
 * @param window the window, as reports refer to it: its rows are counted by whoever puts its parts together
 * @param firstBlock the batch's block that the part begins with
 */
public record WindowPart(BatchRef window, int firstBlock) {
    public WindowPart {
        Objects.requireNonNull(window, "window");
    }
}
