package io.leeway.statistics.profile;

import java.util.random.RandomGenerator;

/** Draws how many of some rows are chosen where each is by itself. */
final class Binomial {

    /** Up to so many rows are drawn one by one; of more the normal approximation is off by less than it varies. */
    private static final int ONE_BY_ONE = 1_000;

    private Binomial() {}

    /**
     * How many are chosen.
     *
     * @param share how likely one is, 0 to 1
     * @throws IllegalArgumentException if the share is outside 0 to 1
     */
    static long draw(long rows, double share, RandomGenerator random) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be in 0..1 but is " + share);
        }
        if (share == 0 || share == 1) {
            return share == 0 ? 0 : rows;
        }
        if (rows <= ONE_BY_ONE) {
            long chosen = 0;
            for (long row = 0; row < rows; row++) {
                chosen += random.nextDouble() < share ? 1 : 0;
            }
            return chosen;
        }
        double chosen = rows * share + random.nextGaussian() * Math.sqrt(rows * share * (1 - share));
        return Math.clamp(Math.round(chosen), 0, rows);
    }
}
