package io.leeway.statistics.multiple;

import java.util.Arrays;
import java.util.Comparator;

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
}
