package io.leeway.statistics.hypothesis;

import java.util.Comparator;
import java.util.List;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.profile.NumericProfile;

/**
 * Whether two numeric columns have one distribution, decided by a small fixed set of tests, each of which sees what the others
 * miss.
 *
 * <p>Kolmogorov-Smirnov looks at the middle and cannot see 4 % of the rows, however far they move. Beside it stand: the rows
 * in the upper and in the lower 2.5 % of both sides together; the rows beyond the other side's greatest and smallest value;
 * the share of zeros; and Kolmogorov-Smirnov among the values other than zero, for columns that are mostly zero. Each test
 * has a fixed part of the error rate, one half for Kolmogorov-Smirnov and a twelfth for each of the six others, so that the
 * whole keeps it (Bonferroni's inequality with weights): the p-value is the least of the tests' p-values over their parts.
 *
 * <p>Source: Holm (1979) for the weights; Fisher's exact test for the shares; the tail counts are conditional on the pooled
 * rows, as in Mathisen (1943).
 */
public final class NumericShift {

    private static final double MAIN_PART = 0.5;
    private static final double OTHER_PART = 1.0 / 12;

    /** The share of the pooled rows that a tail holds. */
    private static final double TAIL = 0.025;

    private NumericShift() {}

    /**
     * One test of the set.
     *
     * @param name in words, as "the upper tail"
     * @param pValue of the test alone
     * @param part its part of the error rate
     */
    public record Part(String name, double pValue, double part) {

        /** The p-value that counts. */
        double weighted() {
            return Math.min(1, pValue / part);
        }
    }

    /**
     * The result.
     *
     * @param pValue the probability of anything as unlikely when nothing has changed, 0 to 1
     * @param decisive the test with the least weighted p-value
     * @param parts all tests of the set
     */
    public record Result(double pValue, Part decisive, List<Part> parts) {}

    /** The tests of two profiles; undefined if a side has no finite value. */
    public static Outcome<Result> compare(NumericProfile reference, NumericProfile current) {
        return switch (KolmogorovSmirnov.compare(reference, current)) {
            case Outcome.Undefined<KolmogorovSmirnov.Result>(Reason reason) -> Outcome.undefined(reason);
            case Outcome.Defined<KolmogorovSmirnov.Result>(KolmogorovSmirnov.Result ks) ->
                Outcome.of(compare(reference, current, ks.pValue()));
        };
    }

    /**
     * The tests of two profiles of which Kolmogorov-Smirnov has been computed.
     *
     * @param kolmogorovSmirnov its p-value
     */
    public static Result compare(NumericProfile reference, NumericProfile current, double kolmogorovSmirnov) {
        return result(List.of(
                new Part("Kolmogorov-Smirnov", kolmogorovSmirnov, MAIN_PART),
                new Part("the upper tail", upperTail(reference, current), OTHER_PART),
                new Part("the lower tail", lowerTail(reference, current), OTHER_PART),
                new Part("values above the range", beyond(above(reference, current), reference, current), OTHER_PART),
                new Part("values below the range", beyond(below(reference, current), reference, current), OTHER_PART),
                new Part(
                        "the share of zeros",
                        ShareShift.pValue(reference.zeros(), reference.size(), current.zeros(), current.size()),
                        OTHER_PART),
                new Part("Kolmogorov-Smirnov among values other than zero", nonZero(reference, current), OTHER_PART)));
    }

    private static Result result(List<Part> parts) {
        Part decisive =
                parts.stream().min(Comparator.comparingDouble(Part::weighted)).orElseThrow();
        return new Result(decisive.weighted(), decisive, parts);
    }

    private static double nonZero(NumericProfile reference, NumericProfile current) {
        if (reference.zeros() + current.zeros() == 0) {
            // The test of all values has said it.
            return 1;
        }
        return KolmogorovSmirnov.compare(reference.nonZero(), current.nonZero())
                .toOptional()
                .map(KolmogorovSmirnov.Result::pValue)
                .orElse(1.0);
    }

    private static double upperTail(NumericProfile reference, NumericProfile current) {
        long most = tailRows(reference, current);
        double from = Math.min(reference.min(), current.min());
        double to = Math.max(reference.max(), current.max());
        double edge = leastWith(from, to, x -> above(x, reference) + above(x, current) <= most);
        return ShareShift.pValue(above(edge, reference), reference.size(), above(edge, current), current.size());
    }

    private static double lowerTail(NumericProfile reference, NumericProfile current) {
        long most = tailRows(reference, current);
        double from = Math.min(reference.min(), current.min());
        double to = Math.max(reference.max(), current.max());
        // The least value that has too many rows below it ends the tail.
        double edge = leastWith(from, to, x -> below(x, reference) + below(x, current) > most);
        double below = below(edge, reference) + below(edge, current) > most ? Math.nextDown(edge) : edge;
        return ShareShift.pValue(below(below, reference), reference.size(), below(below, current), current.size());
    }

    private static long tailRows(NumericProfile reference, NumericProfile current) {
        return (long) (TAIL * (reference.size() + current.size()));
    }

    private static long above(double x, NumericProfile profile) {
        return profile.size() - profile.sample().countAtMost(x);
    }

    private static long below(double x, NumericProfile profile) {
        return profile.sample().countBelow(x);
    }

    private interface Condition {
        boolean holds(double x);
    }

    /** The least double from one to another for which a condition holds that stays true above; the upper end if none. */
    private static double leastWith(double from, double to, Condition condition) {
        long low = order(from);
        long high = order(to);
        while (low < high) {
            long middle = (low & high) + ((low ^ high) >> 1);
            if (condition.holds(value(middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return value(low);
    }

    /** Doubles as whole numbers of the same order, so that halving their distance takes 64 steps at most. */
    private static long order(double value) {
        long bits = Double.doubleToLongBits(value + 0.0);
        return bits < 0 ? Long.MIN_VALUE - bits : bits;
    }

    private static double value(long order) {
        return Double.longBitsToDouble(order < 0 ? Long.MIN_VALUE - order : order);
    }

    /** Rows of current above all of the reference; negative, rows of the reference above all of current. */
    private static long above(NumericProfile reference, NumericProfile current) {
        return reference.max() < current.max() ? above(reference.max(), current) : -above(current.max(), reference);
    }

    private static long below(NumericProfile reference, NumericProfile current) {
        return reference.min() > current.min() ? below(reference.min(), current) : -below(current.min(), reference);
    }

    /** The chance that so many of the outermost rows are all of one side, either side. */
    private static double beyond(long rows, NumericProfile reference, NumericProfile current) {
        long own = rows < 0 ? reference.size() : current.size();
        long all = reference.size() + current.size();
        double logarithm = 0;
        for (long i = 0; i < Math.abs(rows) && logarithm > -800; i++) {
            logarithm += Math.log((double) (own - i) / (all - i));
        }
        return Math.min(1, 2 * Math.exp(logarithm));
    }
}
