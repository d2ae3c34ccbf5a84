package io.leeway.statistics.hypothesis;

/**
 * The exact p-value of the two-sample Kolmogorov-Smirnov test without ties: the share of the lattice paths from (0, 0) to
 * (n, m) that reach a point where {@code |i/n - j/m|} is at least the observed supremum.
 *
 * <p>Implementation: the share {@code A(i, j)} of paths to a point that have left the corridor is 1 outside it and {@code
 * A(i-1, j) i/(i+j) + A(i, j-1) j/(i+j)} inside: sums of positive terms only, so small p-values keep their digits. The
 * recursion runs along diagonals {@code i + j = s}, whose points do not depend on each other, and only within the corridor.
 */
final class LatticePaths {

    private LatticePaths() {}

    /**
     * The p-value of an observed supremum.
     *
     * @param n the size of the first sample
     * @param m the size of the second
     * @param supremum {@code n m sup|F - G|}
     */
    static double pValue(int n, int m, long supremum) {
        if (supremum <= 0) {
            return 1;
        }
        // entry i + 1 of a diagonal belongs to the point (i, s - i); next to the corridor all paths have left it
        double[] share = new double[n + 3];
        double[] next = new double[n + 3];
        double[] index = new double[n + 3];
        for (int i = 0; i < index.length; i++) {
            index[i] = i;
        }
        share[0] = 1;
        share[2] = 1;
        int total = n + m;
        for (int s = 1; s <= total; s++) {
            // |i m - j n| < supremum on the diagonal j = s - i is |i (n + m) - s n| < supremum
            long centre = (long) s * n;
            int low = (int) Math.max(Math.max(0, s - m), Math.floorDiv(centre - supremum, total) + 1L);
            int high = (int) Math.min(Math.min(s, n), Math.ceilDiv(centre + supremum, total) - 1L);
            if (low > high) {
                return 1;
            }
            step(share, next, index, s, low, high);
            next[low] = 1;
            next[high + 2] = 1;
            double[] swap = share;
            share = next;
            next = swap;
        }
        return Math.min(1, share[n + 1]);
    }

    private static void step(double[] share, double[] next, double[] index, int s, int low, int high) {
        double inverse = 1.0 / s;
        for (int i = low; i <= high; i++) {
            next[i + 1] = (share[i] * index[i] + share[i + 1] * (s - index[i])) * inverse;
        }
    }
}
