package io.leeway.benchmarks.time;

/** What happens to the values of a window. */
@FunctionalInterface
interface Change {

    double of(int column, double value);

    /** Nothing. */
    static Change none() {
        return (column, value) -> value;
    }

    /** The first columns move by so much. */
    static Change moved(int columns, double by) {
        return (column, value) -> column < columns ? value + by : value;
    }

    /** The first columns spread so many times as far. */
    static Change scaled(int columns, double factor) {
        return (column, value) -> column < columns ? value * factor : value;
    }
}
