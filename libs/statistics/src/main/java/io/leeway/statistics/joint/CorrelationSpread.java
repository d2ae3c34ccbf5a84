package io.leeway.statistics.joint;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.statistics.distribution.TDistribution;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

/**
 * How far Fisher's transformation of each correlation varies from sample to sample of independent rows, whatever their
 * distribution: a jackknife over groups of rows. It is 1 over the rows less 3 where columns are normal, and several times that
 * where they have heavy tails.
 */
public final class CorrelationSpread {

    /** Below it a variance is one that the groups hit by luck. */
    private static final double LEAST = 0.25;

    private final int groups;
    private final double[] variances;

    private CorrelationSpread(int groups, double[] variances) {
        this.groups = groups;
        this.variances = variances;
    }

    /**
     * Learns it from groups of rows.
     *
     * @param groups at least two, each of rows drawn without regard to their values
     * @return undefined if a group has no rows
     */
    public static Outcome<CorrelationSpread> of(List<SecondMoments> groups) {
        if (groups.size() < 2 || groups.stream().anyMatch(group -> group.rows() == 0)) {
            return Outcome.undefined(Reason.TOO_FEW_VALUES);
        }
        List<Correlations> without = new ArrayList<>();
        for (int left = 0; left < groups.size(); left++) {
            SecondMoments others = SecondMoments.empty(groups.getFirst().columns());
            for (int group = 0; group < groups.size(); group++) {
                others = group == left ? others : others.merge(groups.get(group));
            }
            without.add(others.correlations());
        }
        double rows = groups.stream().mapToDouble(SecondMoments::effectiveRows).sum();
        int columns = groups.getFirst().columns();
        double[] variances = new double[Triangle.size(columns)];
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < i; j++) {
                variances[Triangle.index(i, j)] = Math.max(LEAST, rows * jackknife(without, i, j));
            }
        }
        return Outcome.of(new CorrelationSpread(groups.size(), variances));
    }

    /** The variance of the whole by leaving each group out; NaN stays NaN. */
    private static double jackknife(List<Correlations> without, int one, int other) {
        double mean = without.stream()
                .mapToDouble(correlations -> correlations.fisher(one, other))
                .average()
                .orElseThrow();
        double squares = without.stream()
                .mapToDouble(correlations -> correlations.fisher(one, other) - mean)
                .map(difference -> difference * difference)
                .sum();
        return squares * (without.size() - 1) / without.size();
    }

    /**
     * Stored variances.
     *
     * @param variances of each pair by {@link Triangle}, times the rows
     */
    public static CorrelationSpread of(int groups, double[] variances) {
        if (groups < 2) {
            throw new IllegalArgumentException("groups must be at least 2 but are " + groups);
        }
        return new CorrelationSpread(groups, variances.clone());
    }

    /** How many groups it was learnt from. */
    public int groups() {
        return groups;
    }

    /** The variances of each pair by {@link Triangle}, times the rows; not to be changed. */
    public double[] variances() {
        return variances;
    }

    /**
     * The probability of a correlation that changes at least as far between two samples of unchanged independent rows, by
     * Student's distribution; NaN where a side has no correlation.
     *
     * @param rows of both samples
     */
    public double pValue(double change, int one, int other, double[] rows) {
        double variance = variances[Triangle.index(one, other)] * (1 / (rows[0] - 3) + 1 / (rows[1] - 3));
        if (Double.isNaN(change) || Double.isNaN(variance) || rows[0] <= 3 || rows[1] <= 3) {
            return Double.NaN;
        }
        return Math.min(
                1, 2 * TDistribution.of(groups - 1.0).survivalProbability(Math.abs(change) / Math.sqrt(variance)));
    }
}
