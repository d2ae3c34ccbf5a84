package io.leeway.rows.arrow;

import io.leeway.rows.cell.Cell;
import io.leeway.rows.packed.PackedException;
import io.leeway.rows.packed.PackedList;

/** Lists of numbers. */
final class ListValues implements Values {

    /** Where values begin and end. */
    interface Bounds {

        /** Where one begins. */
        int begin(int row) throws PackedException;

        /** Where the one ends that begins there. */
        int end(int row, int begin) throws PackedException;
    }

    /** Of lists that have all as many elements. */
    record SameLengths(int length) implements Bounds {

        @Override
        public int begin(int row) {
            return row * length;
        }

        @Override
        public int end(int row, int begin) {
            return begin + length;
        }
    }

    private final PackedList list = new PackedList();
    private final Cell element = new Cell();
    private final Section there;
    private final Bounds bounds;
    private final Values elements;

    ListValues(Section there, Bounds bounds, Values elements) {
        this.there = there;
        this.bounds = bounds;
        this.elements = elements;
    }

    @Override
    public long set(int row, Cell into, long most) throws PackedException {
        boolean isThere = there.isThere(row);
        list.begin(isThere);
        if (isThere) {
            int begin = bounds.begin(row);
            int end = bounds.end(row, begin);
            for (int i = begin; i < end; i++) {
                elements.set(i, element, most);
                list.add(element, most);
            }
        }
        return list.set(into);
    }
}
