package io.leeway.statistics.hypothesis;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

import io.leeway.statistics.distance.BinnedCounts;

/**
 * Divides the rows of a 2 x k table among its sides at random, again and again, and counts how often Pearson's chi-square is
 * as large as it was; for one table. The same table gives the same p-value, whichever side comes first.
 *
 * <p>Divisions end when {@value #ENOUGH} were as large, where their share is the p-value (Besag and Clifford, Biometrika 78,
 * 1991). Where fewer than {@value #FEW} of all were, the greatest of them say how much heavier the tail is than that of the
 * distribution which approximates it: in terms of the logarithm of its p-values they are exponential, and the tail is
 * continued so (after Knijnenburg, Wessels, Reinders and Shmulevich, Bioinformatics 25, 2009).
 */
final class RandomDivisions {

    /** Rows drawn at most: a tenth of a second. */
    private static final long MOST_ROWS = 5_000_000;

    private static final int MOST = 50_000;
    private static final int LEAST = 2_000;
    private static final int ENOUGH = 30;
    private static final int FEW = 10;

    /** The greatest divisions that the tail is fitted to. */
    private static final int TAIL = 100;

    private final DoubleUnaryOperator tail;

    /** The rows of both sides up to and with each category. */
    private final long[] upTo;

    private final long[] both;
    private final long drawn;
    private final long rows;
    private final double observed;
    private final SplittableRandom random;

    /** @param tail the p-value of a statistic by the distribution that approximates it */
    RandomDivisions(BinnedCounts counts, DoubleUnaryOperator tail) {
        this.tail = tail;
        boolean current = counts.currentTotal() <= counts.referenceTotal();
        both = new long[counts.bins()];
        upTo = new long[both.length];
        long before = 0;
        double squares = 0;
        long hash = 1;
        for (int bin = 0; bin < both.length; bin++) {
            long own = current ? counts.current(bin) : counts.reference(bin);
            both[bin] = counts.reference(bin) + counts.current(bin);
            before += both[bin];
            upTo[bin] = before;
            squares += both[bin] == 0 ? 0 : (double) own * own / both[bin];
            hash = 31 * hash + both[bin];
        }
        drawn = Math.min(counts.currentTotal(), counts.referenceTotal());
        rows = before;
        observed = squares;
        random = new SplittableRandom(31 * hash + Math.round(1e6 * squares));
    }

    /**
     * The share of the divisions that are at least as unlikely.
     *
     * @param approximate the p-value by the distribution; the answer where there are too many rows to divide
     */
    double pValue(double approximate) {
        int most = (int) Math.min(MOST, MOST_ROWS / drawn);
        if (most < LEAST) {
            return approximate;
        }
        double[] found = new double[most];
        int[] own = new int[both.length];
        int asLarge = 0;
        // Equal divisions are summed in another order.
        double least = observed * (1 - 1e-12);
        for (int division = 0; division < most; division++) {
            found[division] = squares(own);
            asLarge += found[division] >= least ? 1 : 0;
            if (asLarge == ENOUGH) {
                return (double) asLarge / (division + 1);
            }
        }
        return asLarge >= FEW ? (asLarge + 1.0) / (most + 1.0) : Math.max(approximate, continued(found));
    }

    /** The sum that the statistic grows with, of one more division. */
    private double squares(int[] own) {
        Arrays.fill(own, 0);
        double sum = 0;
        for (long row = 0; row < drawn; row++) {
            int bin = draw(own);
            sum += (2.0 * own[bin] + 1) / both[bin];
            own[bin]++;
        }
        return sum;
    }

    /** The category of one of the rows that were not drawn yet: the first ones of each category are those that were. */
    private int draw(int[] own) {
        while (true) {
            long row = random.nextLong(rows);
            int place = Arrays.binarySearch(upTo, row + 1);
            int bin = place < 0 ? -place - 1 : first(place);
            if (row - (upTo[bin] - both[bin]) >= own[bin]) {
                return bin;
            }
        }
    }

    /** An empty category ends where the one before it does. */
    private int first(int place) {
        int bin = place;
        while (both[bin] == 0) {
            bin--;
        }
        return bin;
    }

    private double continued(double[] found) {
        Arrays.sort(found);
        double from = surprise(found[found.length - TAIL - 1]);
        double excess = 0;
        for (int i = found.length - TAIL; i < found.length; i++) {
            excess += surprise(found[i]) - from;
        }
        return (double) TAIL / found.length * Math.exp(-(surprise(observed) - from) * TAIL / excess);
    }

    /** How unlikely a division is by the distribution, as a logarithm. */
    private double surprise(double squares) {
        double reference = (double) rows - drawn;
        double statistic = (squares - (double) drawn * drawn / rows) * rows * rows / (reference * drawn);
        return -Math.log(Math.max(Double.MIN_NORMAL, tail.applyAsDouble(Math.max(0, statistic))));
    }
}
