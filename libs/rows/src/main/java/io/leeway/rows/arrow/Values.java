package io.leeway.rows.arrow;

import io.leeway.rows.cell.Cell;
import io.leeway.rows.packed.PackedException;

/** The values of one column in one batch. */
interface Values {

    /**
     * Puts one into a cell, which holds it until the next one.
     *
     * @param row from 0, within the batch
     * @param most the most bytes of a text
     * @return the bytes that it takes
     */
    long set(int row, Cell into, long most) throws PackedException;

    /** Of which none is there. */
    static Values none() {
        return (row, into, most) -> {
            into.setAbsent();
            return 0;
        };
    }
}
