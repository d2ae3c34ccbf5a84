package io.leeway.rows.arrow;

import io.leeway.rows.cell.Cell;
import io.leeway.rows.packed.PackedException;

/**
 * Values by their places in a dictionary.
 *
 * @param type of the places
 * @param there which values there are
 * @param places of the values
 * @param dictionary as it was when their batch came
 */
record PlaceValues(ArrowType type, Section there, Section places, ArrowDictionary dictionary) implements Values {

    @Override
    public long set(int row, Cell into, long most) throws PackedException {
        if (!there.isThere(row)) {
            into.setAbsent();
            return 0;
        }
        return dictionary.set(places.whole(row, type.width(), type.signed()), into, most);
    }
}
