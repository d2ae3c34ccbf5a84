package io.leeway.statistics.hypothesis;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.profile.EmpiricalGap;
import io.leeway.statistics.profile.NumericProfile;

/**
 * The two-sided two-sample Kolmogorov-Smirnov test: whether reference and current data come from one continuous
 * distribution, judged by the greatest gap between their distribution functions.
 *
 * <p>The exact p-value counts lattice paths and ignores ties, as scipy's does, which errs on the side of no drift. The
 * asymptotic one takes the one-sample distribution of the rounded size {@code n m / (n + m)}, as scipy's.
 */
public final class KolmogorovSmirnov {

    /** The greatest size of a side for which {@link Method#AUTO} is exact. */
    public static final int EXACT_UP_TO = 10_000;

    /** How the p-value is computed. */
    public enum Method {
        /** Exact while both sides have at most {@value #EXACT_UP_TO} values and are not compressed, else asymptotic. */
        AUTO,
        /** By counting lattice paths. */
        EXACT,
        /** From the one-sample distribution of the effective size. */
        ASYMPTOTIC
    }

    /**
     * The result.
     *
     * @param statistic {@code sup |F - G|}, 0 to 1
     * @param pValue the probability of at least this gap when nothing has changed
     * @param method how the p-value was computed: exact or asymptotic
     * @param location a value at which the gap is greatest
     * @param sign +1 if current has moved up at the location (F above G), -1 if down
     * @param errorBound how far the statistic may be off because a profile is compressed; 0 when exact
     */
    public record Result(
            double statistic, double pValue, Method method, double location, int sign, double errorBound) {}

    private KolmogorovSmirnov() {}

    /** The test of two profiles by {@link Method#AUTO}; undefined if a side has no finite value. */
    public static Outcome<Result> compare(NumericProfile reference, NumericProfile current) {
        return compare(reference, current, Method.AUTO);
    }

    /**
     * The test of two profiles; undefined if a side has no finite value, or if the asymptotic distribution is asked of one
     * value a side.
     */
    public static Outcome<Result> compare(NumericProfile reference, NumericProfile current, Method method) {
        return EmpiricalGap.between(reference, current).flatMap(gap -> of(gap, method));
    }

    /** The test of a gap already measured; undefined if the asymptotic distribution is asked of one value a side. */
    public static Outcome<Result> of(EmpiricalGap gap, Method method) {
        Method used = method == Method.AUTO ? choose(gap) : method;
        if (used == Method.ASYMPTOTIC && effectiveSize(gap) < 1) {
            return Outcome.undefined(Reason.TOO_FEW_VALUES);
        }
        double pValue = used == Method.EXACT
                ? exact(gap)
                : KolmogorovDistribution.survival(gap.supremumShare(), effectiveSize(gap));
        return Outcome.of(new Result(
                gap.supremumShare(),
                pValue,
                used,
                gap.location(),
                gap.sign(),
                gap.error().rank()));
    }

    private static Method choose(EmpiricalGap gap) {
        boolean small = Math.max(gap.referenceSize(), gap.currentSize()) <= EXACT_UP_TO;
        return small && gap.error().isExact() ? Method.EXACT : Method.ASYMPTOTIC;
    }

    private static double exact(EmpiricalGap gap) {
        return LatticePaths.pValue(
                Math.toIntExact(gap.referenceSize()), Math.toIntExact(gap.currentSize()), gap.supremum());
    }

    /** The one-sample size that the two sizes stand for, rounded half to even. */
    private static long effectiveSize(EmpiricalGap gap) {
        double n = gap.referenceSize();
        double m = gap.currentSize();
        return (long) Math.rint(n * m / (n + m));
    }
}
