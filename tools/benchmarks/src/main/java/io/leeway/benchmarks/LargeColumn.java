package io.leeway.benchmarks;

import java.util.SplittableRandom;

import io.leeway.statistics.profile.NumericProfile;
import io.leeway.statistics.profile.NumericProfileBuilder;

/**
 * Profiles a column of different values that comes value by value, to be run with a small heap: it prints how long that took,
 * and what the compressed profile says of its error.
 *
 * <p>Argument: values (default 10000000).
 */
public final class LargeColumn {

    private LargeColumn() {}

    /** Runs the measurement. */
    public static void main(String[] arguments) {
        int values = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000_000;
        SplittableRandom random = new SplittableRandom(1);
        NumericProfileBuilder builder = new NumericProfileBuilder();
        long begin = System.nanoTime();
        for (int i = 0; i < values; i++) {
            builder.add(random.nextDouble());
        }
        NumericProfile profile = builder.build();
        System.out.printf(
                "values=%d seconds=%.2f heap_limit_mb=%d rank_error=%.2g median=%.4f%n",
                profile.size(),
                (System.nanoTime() - begin) / 1e9,
                Runtime.getRuntime().maxMemory() >> 20,
                profile.error().rank(),
                profile.quantile(0.5));
    }
}
