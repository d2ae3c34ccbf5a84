package io.leeway.statistics.distance;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.profile.EmpiricalGap;
import io.leeway.statistics.profile.NumericProfile;

/**
 * The energy distance of one column, {@code sqrt(2 * integral (F - G)^2)}, as scipy defines it; a metric in the root of the
 * column's unit.
 */
public final class EnergyDistance {

    private EnergyDistance() {}

    /**
     * The distance.
     *
     * @param distance the distance
     * @param squared its square, {@code 2 E|X-Y| - E|X-X'| - E|Y-Y'|}
     * @param errorBound how far {@code distance} may be off because a profile is compressed; 0 when exact
     */
    public record Result(double distance, double squared, double errorBound) {}

    /** The distance of two profiles; undefined if a side has no finite value, or beyond the range of a double. */
    public static Outcome<Result> compare(NumericProfile reference, NumericProfile current) {
        return EmpiricalGap.between(reference, current).flatMap(EnergyDistance::of);
    }

    /** The distance from a gap already measured; undefined beyond the range of a double. */
    public static Outcome<Result> of(EmpiricalGap gap) {
        double squared = 2 * gap.squaredArea();
        if (!Double.isFinite(squared)) {
            return Outcome.undefined(Reason.NOT_FINITE);
        }
        // the integral of the squared error is at most its greatest value times its area, and the root is a metric
        double bound = Math.sqrt(2 * gap.error().rank() * gap.error().wasserstein());
        return Outcome.of(new Result(Math.sqrt(squared), squared, bound));
    }
}
