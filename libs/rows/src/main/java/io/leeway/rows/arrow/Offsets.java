package io.leeway.rows.arrow;

import io.leeway.rows.packed.PackedException;

/**
 * Where values of different lengths begin: each ends where the next one begins.
 *
 * @param places one more than there are values
 * @param width the bytes of each place
 * @param most how much there is behind the last one
 */
record Offsets(Section places, int width, int most) implements ListValues.Bounds {

    @Override
    public int begin(int row) throws PackedException {
        long begin = places.whole(row, width, true);
        if (begin < 0 || begin > most) {
            throw new PackedException(
                    "a value begins or ends at " + begin + " of " + most + "; what it says of itself is damaged");
        }
        return (int) begin;
    }

    @Override
    public int end(int row, int begin) throws PackedException {
        int end = begin(row + 1);
        if (end < begin) {
            throw new PackedException("a value ends before it begins; what it says of itself is damaged");
        }
        return end;
    }
}
