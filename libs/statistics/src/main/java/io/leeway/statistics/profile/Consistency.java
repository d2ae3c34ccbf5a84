package io.leeway.statistics.profile;

import java.util.Optional;

/**
 * Whether a profile that somebody else made can be one of any rows. A profile that was read is in order already: its values
 * ascend, its counts are not negative, its checksum fits.
 */
public final class Consistency {

    /** Rounding of a mean or deviation, relative to the greatest value. */
    private static final double ROUNDING = 1e-9;

    private Consistency() {}

    /** What cannot be, in words that follow the column's name; empty where nothing is wrong. */
    public static Optional<String> fault(NumericProfile profile) {
        SortedSample sample = profile.sample();
        if (overflows(profile.size(), profile.missing(), profile.positiveInfinities(), profile.negativeInfinities())) {
            return Optional.of("counts more rows than there can be");
        }
        long zeros = sample.countAtMost(0) - sample.countBelow(0);
        ErrorBound error = profile.error();
        boolean zerosFit = error.isExact() ? profile.zeros() == zeros : profile.zeros() <= profile.size();
        if (!zerosFit) {
            return Optional.of("counts " + profile.zeros() + " zeros, its values " + zeros);
        }
        if (profile.size() == 0) {
            return Optional.empty();
        }
        if (error.isExact()) {
            return exact(profile);
        }
        double most = Math.max(Math.abs(profile.min()), Math.abs(profile.max()));
        double width = profile.max() / 2 - profile.min() / 2;
        double rounding = ROUNDING * most;
        double mean = profile.mean();
        boolean within = mean >= profile.min() - rounding && mean <= profile.max() + rounding;
        boolean spread = profile.moments().deviation() >= 0 && profile.moments().deviation() <= width + rounding;
        boolean bounds = error.rank() <= 1 && error.wasserstein() <= 2 * width + rounding;
        return within && spread && bounds
                ? Optional.empty()
                : Optional.of(
                        "has a mean, a deviation or an error bound that no rows between its minimum and maximum have");
    }

    private static Optional<String> exact(NumericProfile profile) {
        SortedSample sample = profile.sample();
        boolean ends = profile.min() == sample.value(0) && profile.max() == sample.value(sample.points() - 1);
        return ends && Moments.of(sample).equals(profile.moments())
                ? Optional.empty()
                : Optional.of(
                        "says it is exact, but its minimum, maximum, mean or deviation is not that of its values");
    }

    /** Likewise of a categorical column. */
    public static Optional<String> fault(CategoricalProfile profile) {
        long rows = 0;
        for (int i = 0; i < profile.distinct(); i++) {
            if (overflows(rows, profile.count(i))) {
                return Optional.of("counts more rows than there can be");
            }
            rows += profile.count(i);
        }
        if (overflows(rows, profile.pooled(), profile.missing())) {
            return Optional.of("counts more rows than there can be");
        }
        return profile.pooled() > 0 && profile.distinct() == 0
                ? Optional.of("pools rows, but holds no category")
                : Optional.empty();
    }

    private static boolean overflows(long... counts) {
        try {
            long sum = 0;
            for (long count : counts) {
                sum = Math.addExact(sum, count);
            }
            return false;
        } catch (ArithmeticException exception) {
            return true;
        }
    }
}
