package io.leeway.rows.packed;

import io.leeway.rows.cell.Cell;
import io.leeway.rows.text.Utf8Check;

/** Writes texts as cells. */
public final class PackedText {

    private PackedText() {}

    /**
     * Writes the text that stands between two places.
     *
     * @param most the most bytes of a text
     * @throws PackedException if it is longer, or no UTF-8
     */
    public static void set(byte[] bytes, int from, int to, Cell into, long most) throws PackedException {
        if (to - from > most) {
            throw PackedException.tooLarge("the text has " + (to - from) + " bytes; a row has at most " + most);
        }
        if (!Utf8Check.isWhole(bytes, from, to)) {
            throw new PackedException("the text is no UTF-8");
        }
        into.setBytes(bytes, from, to);
    }
}
