package io.leeway.statistics.hypothesis;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

import io.leeway.statistics.distance.BinnedCounts;
import io.leeway.statistics.profile.EmpiricalGap;

/**
 * Tests of rows that depend on each other: both sides count for as many rows as independent ones would be worth, which is their
 * rows over the {@linkplain io.leeway.statistics.calibration.AutocorrelationTime autocorrelation time}, 1 at least.
 */
public final class EffectiveSize {

    private EffectiveSize() {}

    /** What so many rows are worth. */
    public static double of(long rows, double time) {
        if (!(time >= 1)) {
            throw new IllegalArgumentException("an autocorrelation time must be at least 1 but is " + time);
        }
        return Math.max(1, rows / time);
    }

    /**
     * The Kolmogorov-Smirnov test: the asymptotic probability of at least this gap.
     *
     * @param time the autocorrelation time of the column
     */
    public static double kolmogorovSmirnov(EmpiricalGap gap, double time) {
        double harmonic = harmonic(of(gap.referenceSize(), time), of(gap.currentSize(), time));
        // Rounded down: a part of a row says nothing.
        return KolmogorovDistribution.survival(gap.supremumShare(), Math.max(1, (long) harmonic));
    }

    /** The chi-square test of a table of both sides: its statistic is in proportion to the rows. */
    public static double chiSquare(BinnedCounts counts, double time) {
        ChiSquareResult independent = ChiSquareContingency.of(counts, ChiSquareContingency.Correction.NONE);
        if (independent.degreesOfFreedom() == 0) {
            return 1;
        }
        long before = counts.referenceTotal();
        long now = counts.currentTotal();
        double share = harmonic(of(before, time), of(now, time)) / harmonic(before, now);
        return ChiSquaredDistribution.of(independent.degreesOfFreedom())
                .survivalProbability(independent.statistic() * share);
    }

    private static double harmonic(double one, double other) {
        return one * other / (one + other);
    }
}
