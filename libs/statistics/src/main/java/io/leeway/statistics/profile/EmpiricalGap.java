package io.leeway.statistics.profile;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

/**
 * What one merge pass over two sorted samples tells of the gap between their distribution functions F (reference) and G
 * (current).
 *
 * @param referenceSize the finite values of the reference
 * @param currentSize the finite values of the current data
 * @param supremum {@code sup |F - G|} as a fraction of {@code referenceSize * currentSize}, exact
 * @param location the smallest value at which the supremum is attained
 * @param sign +1 where F lies above G at the location (current has moved up), -1 where below
 * @param area the integral of {@code |F - G|}, in the unit of the column; infinite beyond the range of a double
 * @param squaredArea the integral of {@code (F - G)^2}
 * @param distinct the number of distinct values of both sides together
 * @param error how far the distances may be off because a side is compressed
 */
public record EmpiricalGap(
        long referenceSize,
        long currentSize,
        long supremum,
        double location,
        int sign,
        double area,
        double squaredArea,
        long distinct,
        ErrorBound error) {

    /** {@code sup |F - G|}, 0 to 1. */
    public double supremumShare() {
        return supremum / ((double) referenceSize * currentSize);
    }

    /** The gap between two profiles; undefined if one holds no finite value. */
    public static Outcome<EmpiricalGap> between(NumericProfile reference, NumericProfile current) {
        if (reference.size() == 0) {
            return Outcome.undefined(Reason.REFERENCE_EMPTY);
        }
        if (current.size() == 0) {
            return Outcome.undefined(Reason.CURRENT_EMPTY);
        }
        ErrorBound error = reference.error().plus(current.error());
        return Outcome.of(between(reference.sample(), current.sample(), error));
    }

    static EmpiricalGap between(SortedSample reference, SortedSample current, ErrorBound error) {
        long n = reference.size();
        long m = current.size();
        double perPair = 1.0 / ((double) n * m);
        int referencePoints = reference.points();
        int currentPoints = current.points();
        long above = 0;
        long below = 0;
        double aboveAt = reference.value(0);
        double belowAt = current.value(0);
        double area = 0;
        double squaredArea = 0;
        long distinct = 0;
        // half widths, so that the distance of two values near the limits of a double stays finite
        double previous = Math.min(reference.value(0), current.value(0)) * 0.5;
        double gap = 0;
        int i = 0;
        int j = 0;
        while (i < referencePoints && j < currentPoints) {
            double right = current.value(j);
            // Most of a large reference lies in runs between two current values, through which the difference only
            // grows.
            long behind = current.countOfFirst(j) * n;
            int first = i;
            for (; i < referencePoints && reference.value(i) < right; i++) {
                double value = reference.value(i);
                double width = value * 0.5 - previous;
                area += Math.abs(gap) * width;
                squaredArea += gap * gap * width;
                gap = (reference.countOfFirst(i + 1) * m - behind) * perPair;
                previous = value * 0.5;
            }
            if (i > first) {
                distinct += i - first;
                long difference = reference.countOfFirst(i) * m - behind;
                if (difference > above) {
                    above = difference;
                    aboveAt = reference.value(i - 1);
                }
                if (i == referencePoints) {
                    break;
                }
            }
            double width = right * 0.5 - previous;
            area += Math.abs(gap) * width;
            squaredArea += gap * gap * width;
            i += reference.value(i) == right ? 1 : 0;
            j++;
            long difference = reference.countOfFirst(i) * m - current.countOfFirst(j) * n;
            if (difference > above) {
                above = difference;
                aboveAt = right;
            }
            if (difference < below) {
                below = difference;
                belowAt = right;
            }
            gap = difference * perPair;
            previous = right * 0.5;
            distinct++;
        }
        // beyond the end of one side the gap only shrinks, but the areas still grow
        SortedSample longer = i < referencePoints ? reference : current;
        long step = i < referencePoints ? m : -n;
        long offset = i < referencePoints ? -n * m : n * m;
        for (int k = i < referencePoints ? i : j; k < longer.points(); k++) {
            double width = longer.value(k) * 0.5 - previous;
            area += Math.abs(gap) * width;
            squaredArea += gap * gap * width;
            gap = (offset + step * longer.countOfFirst(k + 1)) * perPair;
            previous = longer.value(k) * 0.5;
            distinct++;
        }
        boolean positive = above >= -below;
        return new EmpiricalGap(
                n,
                m,
                positive ? above : -below,
                positive ? aboveAt : belowAt,
                positive ? 1 : -1,
                2 * area,
                2 * squaredArea,
                distinct,
                error);
    }
}
