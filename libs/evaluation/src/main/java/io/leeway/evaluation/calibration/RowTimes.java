package io.leeway.evaluation.calibration;

import java.util.Arrays;

import io.leeway.contracts.blocks.Block;

/** Gathers when the rows of a reference happened, block by block; for one thread. */
public final class RowTimes {

    private final String column;
    private double[] times = new double[1024];
    private int known;
    private long rows;

    /**
     * No rows yet.
     *
     * @param column the column of the event time, milliseconds since 1970
     */
    public RowTimes(String column) {
        this.column = column;
    }

    /** Takes the next block. */
    public void add(Block block) {
        block.numeric(column).ifPresentOrElse(found -> add(found.values()), () -> rows += block.rows());
    }

    /** Takes the next rows, by their times; NaN where there is none. */
    public void add(double[] some) {
        rows += some.length;
        for (double time : some) {
            if (!Double.isNaN(time)) {
                if (known == times.length) {
                    times = Arrays.copyOf(times, Math.multiplyExact(known, 2));
                }
                times[known++] = time;
            }
        }
    }

    /** All rows, those without a time included. */
    public long rows() {
        return rows;
    }

    /** The times that are known, ascending. */
    double[] sorted() {
        double[] sorted = Arrays.copyOf(times, known);
        Arrays.sort(sorted);
        return sorted;
    }
}
