package io.leeway.performance.predictions;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;

/**
 * Arrays of one kind that become one: what grows with an unknown number of rows is copied once.
 *
 * @param <A> the kind, such as {@code double[]}
 */
final class Pieces<A> {

    private final List<A> pieces = new ArrayList<>();

    void add(A piece) {
        pieces.add(piece);
    }

    void clear() {
        pieces.clear();
    }

    /** Fills an array that has room for all of them, and has none any more. */
    A moveTo(A whole) {
        int next = 0;
        for (A piece : pieces) {
            int length = Array.getLength(piece);
            System.arraycopy(piece, 0, whole, next, length);
            next += length;
        }
        pieces.clear();
        return whole;
    }
}
