package io.leeway.statistics.distance;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.profile.EmpiricalGap;
import io.leeway.statistics.profile.NumericProfile;

/**
 * The Wasserstein-1 (earth mover's) distance: the area between the two distribution functions. A metric in the unit of the
 * column, and normalised by the reference's spread.
 */
public final class Wasserstein {

    /** The least spread that the distance is divided by. */
    public static final double LEAST_SCALE = 0.001;

    private Wasserstein() {}

    /**
     * The distance.
     *
     * @param raw in the unit of the column
     * @param normalised {@code raw / max(population standard deviation of the reference, 0.001)}
     * @param errorBound how far {@code raw} may be off because a profile is compressed; 0 when exact
     */
    public record Result(double raw, double normalised, double errorBound) {}

    /** The distance of two profiles; undefined if a side has no finite value, or beyond the range of a double. */
    public static Outcome<Result> compare(NumericProfile reference, NumericProfile current) {
        return EmpiricalGap.between(reference, current).flatMap(gap -> of(gap, reference));
    }

    /** The distance from a gap already measured against this reference; undefined beyond the range of a double. */
    public static Outcome<Result> of(EmpiricalGap gap, NumericProfile reference) {
        return normalised(gap.area(), reference.populationStandardDeviation())
                .map(normalised ->
                        new Result(gap.area(), normalised, gap.error().wasserstein()));
    }

    /**
     * The normalised distance from the area between two distribution functions; undefined beyond the range of a double.
     *
     * @param deviation the population standard deviation of the reference
     */
    public static Outcome<Double> normalised(double area, double deviation) {
        return Outcome.finite(area).flatMap(finite -> Outcome.finite(finite / Math.max(deviation, LEAST_SCALE)));
    }
}
