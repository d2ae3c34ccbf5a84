package io.leeway.benchmarks.alarms;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * How much is drawn.
 *
 * @param references how many references, each with batches of its own
 * @param batches batches of each size and reference
 * @param referenceRows rows of a reference
 * @param seed what everything is drawn from
 */
record Extent(int references, int batches, int referenceRows, long seed) {

    static Extent full() {
        return new Extent(10, 20, 12_000, 42);
    }

    /** Enough to see that it works. */
    static Extent quick() {
        return new Extent(4, 10, 12_000, 42);
    }

    Extent withReferences(int count) {
        return new Extent(count, batches, referenceRows, seed);
    }

    Extent withBatches(int count) {
        return new Extent(references, count, referenceRows, seed);
    }

    /**
     * Does something with each reference, several at a time; the results are in the order of the references.
     *
     * @param name of what is drawn: each has numbers of its own
     * @param trial is given the reference's seed
     */
    <R> List<R> each(String name, LongFunction<R> trial) {
        return LongStream.range(0, references)
                .parallel()
                .map(reference -> new SplittableRandom(seed + name.hashCode() * 31L + reference).nextLong())
                .mapToObj(trial)
                .toList();
    }
}
