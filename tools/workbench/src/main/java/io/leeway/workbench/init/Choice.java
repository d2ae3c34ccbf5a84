package io.leeway.workbench.init;

import org.jspecify.annotations.Nullable;

/**
 * The column of a role, or that none is known.
 *
 * @param column the column; absent where none is known
 * @param reason why it is this one, or why none is
 */
record Choice(@Nullable String column, String reason) {

    static Choice of(String column, String reason) {
        return new Choice(column, reason);
    }

    static Choice none(String reason) {
        return new Choice(null, reason);
    }

    boolean isKnown() {
        return column != null;
    }
}
