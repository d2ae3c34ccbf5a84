package io.leeway.evaluation.quality;

import java.util.function.Function;

import io.leeway.evaluation.profiles.DataProfile;

/**
 * How many of how many rows have something.
 *
 * @param count those that have it
 * @param of all of them
 */
record Share(long count, long of) {

    /** Looks at rows of a reference or a batch. */
    interface In extends Function<DataProfile, Share> {}

    /** 0 where there are no rows. */
    double value() {
        return of == 0 ? 0 : (double) count / of;
    }
}
