package io.leeway.statistics.calibration;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

/**
 * The integrated autocorrelation time of a series: how many rows that depend on each other are worth one independent row.
 *
 * <p>1 + 2 (r1 + r2 + ...), where rk is the autocorrelation at lag k, summed by the initial monotone sequence (Geyer, "Practical
 * Markov chain Monte Carlo", Statistical Science 7, 1992): autocorrelations are taken in pairs while a pair's sum is above 0, and
 * no pair counts for more than the one before it. At least 1, so that rows are never worth more than they are.
 */
public final class AutocorrelationTime {

    /** Fewer values say nothing of how they depend on each other. */
    public static final int MINIMUM = 10;

    private AutocorrelationTime() {}

    /**
     * The time of a column of numbers by their ranks, ties at their middle, so that it depends neither on the scale nor on a few
     * great values; 1 if all are equal, because then nothing varies that could depend on anything. Undefined below {@value
     * #MINIMUM} values.
     *
     * @param values in the order of time; those that are not finite are left out
     */
    public static Outcome<Double> ofNumbers(double[] values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        double[] ranks = centredRanks(finite);
        return of(ranks.length, lag -> product(ranks, lag));
    }

    /**
     * The time of a column of categories: of the autocorrelations of having each category, weighted by their variances, which
     * depends on no order of the categories; 1 if there is one category. Undefined below {@value #MINIMUM} values.
     *
     * @param codes the category of each row in the order of time, -1 where it has none; those are left out
     */
    public static Outcome<Double> ofCategories(int[] codes) {
        int[] known = Arrays.stream(codes).filter(code -> code >= 0).toArray();
        double length = known.length;
        int[] counts = new int[Arrays.stream(known).max().orElse(-1) + 1];
        Arrays.stream(known).forEach(code -> counts[code]++);
        double squares = Arrays.stream(counts)
                .mapToDouble(count -> count / length * (count / length))
                .sum();
        return of(known.length, lag -> {
            // The sum over all categories of (is it now - its share) (was it then - its share).
            int pairs = known.length - lag;
            double same = 0;
            double shares = 0;
            for (int row = 0; row < pairs; row++) {
                same += known[row] == known[row + lag] ? 1 : 0;
                shares += (counts[known[row]] + counts[known[row + lag]]) / length;
            }
            return same - shares + pairs * squares;
        });
    }

    /**
     * Sums the initial sequence.
     *
     * @param product the sum over all rows of value times value so many rows later, both from their mean
     */
    private static Outcome<Double> of(int length, IntToDoubleFunction product) {
        if (length < MINIMUM) {
            return Outcome.undefined(Reason.TOO_FEW_VALUES);
        }
        double variance = product.applyAsDouble(0);
        if (variance <= 1e-12 * length) {
            return Outcome.of(1.0);
        }
        double sum = 0;
        double before = Double.POSITIVE_INFINITY;
        for (int lag = 0; lag + 1 < length; lag += 2) {
            double first = lag == 0 ? variance : product.applyAsDouble(lag);
            double pair = Math.min(before, first + product.applyAsDouble(lag + 1));
            if (pair <= 0) {
                break;
            }
            sum += pair;
            before = pair;
        }
        return Outcome.of(Math.max(1, 2 * sum / variance - 1));
    }

    private static double product(double[] values, int lag) {
        double sum = 0;
        for (int row = 0; row + lag < values.length; row++) {
            sum += values[row] * values[row + lag];
        }
        return sum;
    }

    /** From -1/2 to 1/2, of mean 0. */
    private static double[] centredRanks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted((one, other) -> Double.compare(values[one] + 0.0, values[other] + 0.0))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from + 1;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int place = from; place < to; place++) {
                ranks[order[place]] = (from + to) / (2.0 * order.length) - 0.5;
            }
            from = to;
        }
        return ranks;
    }
}
