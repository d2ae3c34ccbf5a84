package io.leeway.rows.cell;

import org.jspecify.annotations.Nullable;

/**
 * What a cell of words says.
 *
 * @param text the word; absent where it is missing
 * @param folded whether it was brought to another form than it is written in
 * @param fault what is wrong with it for whoever reads the column, if anything
 */
public record Word(
        @Nullable String text, boolean folded, @Nullable String fault) {

    static final Word MISSING = new Word(null, false, null);
}
