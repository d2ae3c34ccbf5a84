package io.leeway.rows.arrow;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.cell.Cell;
import io.leeway.rows.packed.PackedException;

/** The values that columns refer to by their places; between batches it may grow, or be replaced. */
final class ArrowDictionary {

    /** By the place of their first value. */
    private final NavigableMap<Long, Batch> parts = new TreeMap<>();

    private long size;
    private boolean given;

    /** Where the value was that was asked for last: most dictionaries have one part, and most values are near. */
    private @Nullable Batch part;

    private long first;

    /** Gives up all values. */
    void clear() {
        part = null;
        parts.values().forEach(Batch::close);
        parts.clear();
        size = 0;
    }

    /** Whether it has had values, be they none. */
    boolean isGiven() {
        return given;
    }

    /** Adds values behind those that there are. */
    void grow(Batch values) {
        given = true;
        if (values.rows() > 0) {
            parts.put(size, values);
            size += values.rows();
        } else {
            values.close();
        }
    }

    /** Puts the value at a place into a cell. */
    long set(long place, Cell into, long most) throws PackedException {
        if (place < 0 || place >= size) {
            throw new PackedException(
                    "place " + Long.toUnsignedString(place) + " of a dictionary of " + size + " values is asked for");
        }
        Batch values = part;
        if (values == null || place < first || place - first >= values.rows()) {
            Map.Entry<Long, Batch> found = parts.floorEntry(place);
            first = found.getKey();
            values = found.getValue();
            part = values;
        }
        return values.values(0).set((int) (place - first), into, most);
    }
}
