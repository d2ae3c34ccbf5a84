package io.leeway.statistics.metric;

import java.util.Arrays;

/** A list of doubles without boxes. */
final class GrowingDoubles {

    private double[] values = new double[16];
    private int size;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.multiplyExact(size, 2));
        }
        values[size++] = value;
    }

    void addAll(GrowingDoubles other) {
        // the size is read first, because the other list may be this one
        int more = other.size;
        for (int i = 0; i < more; i++) {
            add(other.values[i]);
        }
    }

    double get(int index) {
        return values[index];
    }

    int size() {
        return size;
    }

    double[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
