package io.leeway.statistics.profile;

/**
 * How far the empirical distribution of a compressed profile may be from the one of the data it was built from.
 *
 * <p>Both parts are metrics on distributions, so by the triangle inequality a statistic that is such a distance is off by
 * at most the sum of the bounds of its two sides.
 *
 * @param rank the greatest difference of the two distribution functions, 0 to 1; 0 when exact
 * @param wasserstein the area between the two distribution functions, in the unit of the column; 0 when exact
 */
public record ErrorBound(double rank, double wasserstein) {

    /** No error: the profile holds every distinct value. */
    public static final ErrorBound EXACT = new ErrorBound(0, 0);

    /** Refuses negative or missing bounds. */
    public ErrorBound {
        if (!(rank >= 0 && wasserstein >= 0)) {
            throw new IllegalArgumentException("error bounds must not be negative");
        }
    }

    /** Whether the profile is exact. */
    public boolean isExact() {
        return rank == 0 && wasserstein == 0;
    }

    /** The bound on a distance between two such profiles, or of one profile after a further compression. */
    public ErrorBound plus(ErrorBound other) {
        return new ErrorBound(Math.min(1, rank + other.rank), wasserstein + other.wasserstein);
    }

    /** The bound of two parts taken together, where the second has the given share of the values. */
    ErrorBound mix(ErrorBound other, double share) {
        return new ErrorBound(
                rank * (1 - share) + other.rank * share, wasserstein * (1 - share) + other.wasserstein * share);
    }
}
