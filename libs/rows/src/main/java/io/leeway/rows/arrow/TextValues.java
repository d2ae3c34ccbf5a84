package io.leeway.rows.arrow;

import io.leeway.rows.cell.Cell;
import io.leeway.rows.packed.PackedException;
import io.leeway.rows.packed.PackedText;

/**
 * Texts, one behind the other.
 *
 * @param there which of them there are
 * @param offsets where they begin
 * @param data their bytes
 */
record TextValues(Section there, Offsets offsets, Section data) implements Values {

    @Override
    public long set(int row, Cell into, long most) throws PackedException {
        if (!there.isThere(row)) {
            into.setAbsent();
            return 0;
        }
        int begin = offsets.begin(row);
        int end = offsets.end(row, begin);
        PackedText.set(data.bytes(), data.from() + begin, data.from() + end, into, most);
        return (long) end - begin;
    }
}
