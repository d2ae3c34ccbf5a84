package io.leeway.statistics.estimation;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The non-decreasing step-and-line function closest to given points in the least-squares sense, by pooling adjacent violators
 * (R. E. Barlow et al. 1972); as scikit-learn's {@code IsotonicRegression(out_of_bounds="clip")}.
 *
 * <p>Points of equal x count as one at their mean. Between the points the function is linear, beyond them constant.
 */
public final class IsotonicRegression {

    private final double[] knots;
    private final double[] levels;

    private IsotonicRegression(double[] knots, double[] levels) {
        this.knots = knots;
        this.levels = levels;
    }

    /**
     * Fits the function.
     *
     * @param x where the points are, at least one
     * @param y their values, as many
     * @throws IllegalArgumentException if there is no point, the lengths differ or a number is not finite
     */
    public static IsotonicRegression fit(double[] x, double[] y) {
        if (x.length == 0 || x.length != y.length) {
            throw new IllegalArgumentException("x and y must be of one length, at least 1");
        }
        Integer[] order = new Integer[x.length];
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
                throw new IllegalArgumentException("x and y must be finite");
            }
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingDouble(i -> x[i] + 0.0));
        Blocks blocks = new Blocks(x.length);
        for (int from = 0; from < order.length; ) {
            int to = from;
            double sum = 0;
            while (to < order.length && x[order[to]] == x[order[from]]) {
                sum += y[order[to]];
                to++;
            }
            blocks.push(x[order[from]], sum, to - from);
            from = to;
        }
        return blocks.function();
    }

    /**
     * The function's value.
     *
     * @throws IllegalArgumentException if x is NaN
     */
    public double predict(double x) {
        if (Double.isNaN(x)) {
            throw new IllegalArgumentException("x must be a number");
        }
        if (x <= knots[0]) {
            return levels[0];
        }
        int last = knots.length - 1;
        if (x >= knots[last]) {
            return levels[last];
        }
        int found = Arrays.binarySearch(knots, x);
        if (found >= 0) {
            return levels[found];
        }
        int right = -found - 1;
        double share = (x - knots[right - 1]) / (knots[right] - knots[right - 1]);
        return levels[right - 1] + share * (levels[right] - levels[right - 1]);
    }

    /** The function's value at each of several points. */
    public double[] predict(double[] x) {
        return Arrays.stream(x).map(this::predict).toArray();
    }

    /** Runs of points that share one level; the levels ascend from block to block. */
    private static final class Blocks {

        private final double[] first;
        private final double[] last;
        private final double[] sums;
        private final double[] weights;
        private int size;

        Blocks(int capacity) {
            first = new double[capacity];
            last = new double[capacity];
            sums = new double[capacity];
            weights = new double[capacity];
        }

        void push(double x, double sum, double weight) {
            first[size] = x;
            last[size] = x;
            sums[size] = sum;
            weights[size] = weight;
            size++;
            while (size > 1 && level(size - 2) >= level(size - 1)) {
                size--;
                last[size - 1] = last[size];
                sums[size - 1] += sums[size];
                weights[size - 1] += weights[size];
            }
        }

        private double level(int block) {
            return sums[block] / weights[block];
        }

        IsotonicRegression function() {
            double[] knots = new double[2 * size];
            double[] levels = new double[2 * size];
            int count = 0;
            for (int block = 0; block < size; block++) {
                knots[count] = first[block];
                levels[count++] = level(block);
                if (last[block] > first[block]) {
                    knots[count] = last[block];
                    levels[count++] = level(block);
                }
            }
            return new IsotonicRegression(Arrays.copyOf(knots, count), Arrays.copyOf(levels, count));
        }
    }
}
