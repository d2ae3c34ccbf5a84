package io.leeway.statistics.hypothesis;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.apache.commons.statistics.distribution.GammaDistribution;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

/**
 * Whether rows repeat earlier ones more often than before, at any numbers of rows: the share of repeated rows grows with the
 * number of rows alone, so the larger side is thinned to the size of the smaller one before the two are compared.
 *
 * <p>From how many different rows occur once, twice and so on in the larger side follows how many repeats a random part of
 * it has on average (rarefaction: Hurlbert, Ecology 52, 1971). Its variance is that of independent Poisson counts on both
 * sides; one more pair than was seen keeps a repeat from being impossible. The tail is that of the gamma distribution with
 * this mean and variance.
 */
public final class RepeatedRows {

    private RepeatedRows() {}

    /**
     * The result.
     *
     * @param referenceShare repeated rows over rows of the reference, at the size of the comparison
     * @param currentShare likewise of current
     * @param pValue the probability of so many more repeats in current when nothing has changed
     */
    public record Result(double referenceShare, double currentShare, double pValue) {}

    /**
     * Compares two sides; undefined where one has no rows.
     *
     * @param reference how many different rows occur so many times in the reference, by that number
     * @param current likewise in current
     */
    public static Outcome<Result> compare(SortedMap<Long, Long> reference, SortedMap<Long, Long> current) {
        long before = rows(reference);
        long now = rows(current);
        if (before == 0) {
            return Outcome.undefined(Reason.REFERENCE_EMPTY);
        }
        if (now == 0) {
            return Outcome.undefined(Reason.CURRENT_EMPTY);
        }
        boolean thinned = before >= now;
        SortedMap<Long, Long> larger = new TreeMap<>(thinned ? reference : current);
        double share = (double) Math.min(before, now) / Math.max(before, now);
        double expected = 0;
        for (Map.Entry<Long, Long> times : larger.entrySet()) {
            expected += times.getValue() * (times.getKey() * share - 1 + Math.pow(1 - share, times.getKey()));
        }
        larger.merge(2L, 1L, Long::sum);
        double variance = 0;
        for (Map.Entry<Long, Long> times : larger.entrySet()) {
            variance += times.getKey() < 2 ? 0 : times.getValue() * varianceOfRepeats(times.getKey() * share);
        }
        variance *= 1 + share;
        long seen = repeats(thinned ? current : reference);
        double size = Math.min(before, now);
        return Outcome.of(
                thinned
                        ? new Result(
                                expected / size,
                                seen / size,
                                seen == 0 ? 1 : tail(expected + share * share, variance, seen - 0.5))
                        : new Result(
                                seen / size,
                                expected / size,
                                1 - tail(expected + share * share, variance, seen + 0.5)));
    }

    /** Of what remains of a Poisson count when its first row does not count. */
    private static double varianceOfRepeats(double mean) {
        double none = Math.exp(-mean);
        double repeats = mean - 1 + none;
        return mean + (mean - 1) * (mean - 1) - none - repeats * repeats;
    }

    private static double tail(double mean, double variance, double from) {
        double scale = variance / mean;
        return GammaDistribution.of(mean / scale, scale).survivalProbability(from);
    }

    private static long rows(SortedMap<Long, Long> times) {
        return times.entrySet().stream()
                .mapToLong(entry -> Math.multiplyExact(entry.getKey(), entry.getValue()))
                .sum();
    }

    private static long repeats(SortedMap<Long, Long> times) {
        return times.entrySet().stream()
                .mapToLong(entry -> (entry.getKey() - 1) * entry.getValue())
                .sum();
    }
}
