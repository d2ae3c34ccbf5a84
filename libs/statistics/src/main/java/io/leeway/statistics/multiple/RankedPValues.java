package io.leeway.statistics.multiple;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;

/** P-values in ascending order that remember where they stood. */
final class RankedPValues {

    private final double[] pValues;
    private final Integer[] order;

    RankedPValues(double[] pValues) {
        for (int i = 0; i < pValues.length; i++) {
            if (!(pValues[i] >= 0 && pValues[i] <= 1)) {
                throw new IllegalArgumentException("pValues[" + i + "] must be in 0..1 but is " + pValues[i]);
            }
        }
        this.pValues = pValues;
        this.order = new Integer[pValues.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> pValues[i]));
    }

    int size() {
        return order.length;
    }

    /** The p-value at a rank from 0, the smallest. */
    double at(int rank) {
        return pValues[order[rank]];
    }

    /** Puts values given by rank back into the original order, none above 1. */
    double[] restore(double[] byRank) {
        double[] restored = new double[byRank.length];
        for (int rank = 0; rank < byRank.length; rank++) {
            restored[order[rank]] = Math.min(1, byRank[rank]);
        }
        return restored;
    }

    /** Rejects the given number of smallest p-values. */
    boolean[] rejectSmallest(int count) {
        boolean[] rejected = new boolean[order.length];
        for (int rank = 0; rank < count; rank++) {
            rejected[order[rank]] = true;
        }
        return rejected;
    }

    /** Whether the p-value at a rank is within its limit. */
    boolean within(int rank, IntToDoubleFunction limit, boolean strictly) {
        double bound = limit.applyAsDouble(rank);
        return strictly ? at(rank) < bound : at(rank) <= bound;
    }

    static void requireAlpha(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must be between 0 and 1 but is " + alpha);
        }
    }
}
