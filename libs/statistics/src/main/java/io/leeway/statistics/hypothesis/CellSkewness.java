package io.leeway.statistics.hypothesis;

/**
 * How skewed Pearson's chi-square of a 2 x k table is while nothing has changed, from its cells one after another; for one
 * table. Each category's rows are divided by a binomial draw, and the cells are taken as independent of each other: that
 * overstates variance and third cumulant a little, and their ratio hardly.
 *
 * <p>Source: the central moments of the binomial distribution, Johnson, Kemp and Kotz, Univariate Discrete Distributions
 * (2005), section 3.2.
 */
final class CellSkewness {

    private final double oneWay;
    private double variance;
    private double third;

    /**
     * For a table.
     *
     * @param share of all rows that is on one side, between 0 and 1
     */
    CellSkewness(double share) {
        this.oneWay = share * (1 - share);
    }

    /** Adds the cell of a category with so many rows on both sides, at least 1. */
    void add(double rows) {
        double second = rows * oneWay;
        double fourth = second * (1 + 3 * (rows - 2) * oneWay);
        double sixth = second
                * (1
                        - 30 * oneWay * (1 - 4 * oneWay)
                        + 5 * rows * oneWay * (5 - 26 * oneWay)
                        + 15 * rows * rows * oneWay * oneWay);
        double kurtosis = fourth / (second * second);
        variance += kurtosis - 1;
        third += sixth / (second * second * second) - 3 * kurtosis + 2;
    }

    /** The skewness; 0 where the cells cannot vary, as with two equal sides and a row a category. */
    double value() {
        return variance > 0 ? third / Math.pow(variance, 1.5) : 0;
    }
}
