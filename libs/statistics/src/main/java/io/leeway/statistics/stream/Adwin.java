package io.leeway.statistics.stream;

import java.util.ArrayList;
import java.util.List;

/**
 * ADWIN, the adaptive window (A. Bifet and R. Gavaldà 2007): keeps a window of recent values as an exponential histogram and
 * drops its old part whenever that differs in mean from the new part. As in river.
 */
public final class Adwin implements ChangeDetector {

    private static final int BUCKETS = 5;
    private static final int LEAST_PART = 5;
    private static final int LEAST_WINDOW = 10;

    private final double delta;
    private final int clock;
    private final List<Row> rows = new ArrayList<>();

    private long ticks;
    private double width;
    private double total;
    private double squares;
    private boolean drifted;

    /**
     * A detector.
     *
     * @param delta the confidence: the chance of a false alarm, between 0 and 1
     * @param clock how many values between two checks, at least 1
     * @throws IllegalArgumentException if a parameter is out of range
     */
    public Adwin(double delta, int clock) {
        if (!(delta > 0 && delta < 1) || clock < 1) {
            throw new IllegalArgumentException("delta must be between 0 and 1 and clock at least 1");
        }
        this.delta = delta;
        this.clock = clock;
        reset();
    }

    /** The usual parameters: 0.002, 32. */
    public static Adwin withDefaults() {
        return new Adwin(0.002, 32);
    }

    private void reset() {
        rows.clear();
        rows.add(new Row(1));
        ticks = 0;
        width = 0;
        total = 0;
        squares = 0;
        drifted = false;
    }

    /** The number of values in the window. */
    public long width() {
        return (long) width;
    }

    /** The mean of the values in the window; 0 before the first. */
    public double mean() {
        return width == 0 ? 0 : total / width;
    }

    @Override
    public Signal update(double value) {
        ChangeDetector.requireFinite(value);
        if (drifted) {
            reset();
        }
        insert(value);
        ticks++;
        if (ticks % clock == 0 && width > LEAST_WINDOW) {
            while (cutExists()) {
                dropOldest();
                drifted = true;
            }
        }
        return drifted ? Signal.DRIFT : Signal.STABLE;
    }

    private void insert(double value) {
        rows.getFirst().add(value, 0);
        width++;
        if (width > 1) {
            double difference = value - total / (width - 1);
            squares += (width - 1) * difference * difference / width;
        }
        total += value;
        for (int i = 0; rows.get(i).size > BUCKETS; i++) {
            if (i + 1 == rows.size()) {
                rows.add(new Row(2 * rows.get(i).length));
            }
            rows.get(i).mergeOldestInto(rows.get(i + 1));
        }
    }

    /** Whether the window splits, at a bucket's border, into two parts that differ more than chance allows. */
    private boolean cutExists() {
        double oldWidth = 0;
        double oldTotal = 0;
        for (int i = rows.size() - 1; i >= 0; i--) {
            Row row = rows.get(i);
            // river leaves out the newest bucket of every row, and its detections depend on that
            for (int bucket = 0; bucket < row.size - 1; bucket++) {
                oldWidth += row.length;
                oldTotal += row.totals[bucket];
                double newWidth = width - oldWidth;
                if (newWidth >= LEAST_PART
                        && oldWidth >= LEAST_PART
                        && differ(oldWidth, newWidth, oldTotal / oldWidth - (total - oldTotal) / newWidth)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean differ(double oldWidth, double newWidth, double difference) {
        double confidence = Math.log(2 * Math.log(width) / delta);
        double harmonic = 1 / (oldWidth - LEAST_PART + 1) + 1 / (newWidth - LEAST_PART + 1);
        double bound = Math.sqrt(2 * harmonic * (squares / width) * confidence) + 2.0 / 3 * confidence * harmonic;
        return Math.abs(difference) > bound;
    }

    private void dropOldest() {
        Row row = rows.getLast();
        double length = row.length;
        width -= length;
        total -= row.totals[0];
        double difference = row.totals[0] / length - total / width;
        squares -= row.squares[0] + length * width * difference * difference / (length + width);
        row.remove(1);
        if (row.size == 0) {
            rows.removeLast();
        }
    }

    /** Buckets of one length, oldest first. */
    private static final class Row {

        private final double length;
        private final double[] totals = new double[BUCKETS + 1];
        private final double[] squares = new double[BUCKETS + 1];
        private int size;

        Row(double length) {
            this.length = length;
        }

        void add(double bucketTotal, double bucketSquares) {
            totals[size] = bucketTotal;
            squares[size] = bucketSquares;
            size++;
        }

        void mergeOldestInto(Row longer) {
            double difference = (totals[0] - totals[1]) / length;
            double between = length * difference * difference / 2;
            longer.add(totals[0] + totals[1], squares[0] + squares[1] + between);
            remove(2);
        }

        void remove(int buckets) {
            System.arraycopy(totals, buckets, totals, 0, size - buckets);
            System.arraycopy(squares, buckets, squares, 0, size - buckets);
            size -= buckets;
        }
    }
}
