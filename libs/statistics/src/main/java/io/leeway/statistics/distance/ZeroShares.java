package io.leeway.statistics.distance;

/** What takes the place of a share of zero where a logarithm needs a positive one; nothing is renormalised after. */
public enum ZeroShares {
    /** 0.0001: the usual choice in credit scoring. */
    FIXED,
    /** 0.0001, or a millionth of the side's smallest share that is not zero if that is at most 0.0001: evidently's. */
    EVIDENTLY;

    private static final double FILL = 0.0001;
    private static final double MILLIONTH = 1e6;

    double[] fill(double[] shares) {
        double fill = this == FIXED ? FILL : evidentlyFill(shares);
        double[] filled = shares.clone();
        for (int i = 0; i < filled.length; i++) {
            if (filled[i] == 0) {
                filled[i] = fill;
            }
        }
        return filled;
    }

    private static double evidentlyFill(double[] shares) {
        double smallest = Double.POSITIVE_INFINITY;
        for (double share : shares) {
            if (share > 0) {
                smallest = Math.min(smallest, share);
            }
        }
        return smallest <= FILL ? smallest / MILLIONTH : FILL;
    }
}
