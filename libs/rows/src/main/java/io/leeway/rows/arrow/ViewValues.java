package io.leeway.rows.arrow;

import java.util.List;

import io.leeway.rows.cell.Cell;
import io.leeway.rows.packed.Bits;
import io.leeway.rows.packed.PackedException;
import io.leeway.rows.packed.PackedText;

/**
 * Texts that stand in their view where they are short, else somewhere in a buffer.
 *
 * @param there which of them there are
 * @param views the length of each text, and the text, or its beginning, its buffer and its place there
 * @param data the buffers
 */
record ViewValues(Section there, Section views, List<Section> data) implements Values {

    /** The bytes of a view. */
    static final int WIDTH = 16;

    private static final int MOST_WITHIN = 12;

    @Override
    public long set(int row, Cell into, long most) throws PackedException {
        if (!there.isThere(row)) {
            into.setAbsent();
            return 0;
        }
        int view = views.from() + row * WIDTH;
        int length = Bits.intAt(views.bytes(), view);
        if (length < 0) {
            throw new PackedException("a text has " + length + " bytes; it is damaged");
        }
        if (length <= MOST_WITHIN) {
            int from = view + Integer.BYTES;
            PackedText.set(views.bytes(), from, from + length, into, most);
        } else {
            int buffer = Bits.intAt(views.bytes(), view + 2 * Integer.BYTES);
            int offset = Bits.intAt(views.bytes(), view + 3 * Integer.BYTES);
            if (buffer < 0
                    || buffer >= data.size()
                    || offset < 0
                    || offset > data.get(buffer).length() - length) {
                throw new PackedException("a text lies in no buffer that there is; it is damaged");
            }
            int from = data.get(buffer).from() + offset;
            PackedText.set(data.get(buffer).bytes(), from, from + length, into, most);
        }
        return length;
    }
}
