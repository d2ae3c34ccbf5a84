package io.leeway.benchmarks;

import java.util.SplittableRandom;

/** Draws counts of a Poisson distribution by Knuth's way: so many uniform numbers until their product is below e to the minus mean. */
public final class Poisson {

    private Poisson() {}

    /** The next count. */
    public static double next(double mean, SplittableRandom random) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
