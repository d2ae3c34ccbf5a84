package io.leeway.statistics.calibration;

import java.util.List;

import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.Trigamma;

/**
 * What several series that are much alike say of how much each of them varies. The deviation of fifty values is off by a tenth,
 * and a series whose deviation is underestimated alarms too often, one whose is overestimated too seldom; of twenty series
 * together it is known four times as well. How alike they are is learnt as well, so that those that differ keep their own.
 *
 * <p>Empirical Bayes with a scaled inverse chi-square prior: G. K. Smyth, "Linear models and empirical Bayes methods for
 * assessing differential expression in microarray experiments", Statistical Applications in Genetics and Molecular Biology 3
 * (2004), section 6.2.
 *
 * @param weight as of how many values more the prior counts; 0 for no prior, infinite where the series do not differ by more
 *     than chance
 * @param variance what the series vary by, as a rule
 */
record SpreadPrior(double weight, double variance) {

    private static final SpreadPrior NONE = new SpreadPrior(0, 1);

    /** Of fewer series nothing is learnt. */
    private static final int FEWEST = 4;

    /** Trigamma of a half of this is as good as 0. */
    private static final double GREATEST_WEIGHT = 1e6;

    private static final double LEAST_WEIGHT = 1e-3;
    private static final int HALVINGS = 60;

    /** No prior. */
    static SpreadPrior none() {
        return NONE;
    }

    /** What series say of each other; those that hardly vary say nothing. */
    static SpreadPrior of(List<Spread> all) {
        List<Spread> some = all.stream().filter(SpreadPrior::varies).toList();
        if (some.size() < FEWEST) {
            return NONE;
        }
        double[] centred = some.stream()
                .mapToDouble(spread -> {
                    double half = (spread.count() - 1) / 2.0;
                    return 2 * Math.log(spread.deviation()) - Digamma.value(half) + Math.log(half);
                })
                .toArray();
        double mean = 0;
        double byChance = 0;
        for (int i = 0; i < centred.length; i++) {
            mean += centred[i] / centred.length;
            byChance += Trigamma.value((some.get(i).count() - 1) / 2.0) / centred.length;
        }
        double variance = 0;
        for (double value : centred) {
            variance += (value - mean) * (value - mean) / (centred.length - 1);
        }
        double excess = variance - byChance;
        double weight = excess > 0 ? weight(excess) : Double.POSITIVE_INFINITY;
        double half = weight / 2;
        return Double.isInfinite(weight)
                ? new SpreadPrior(weight, Math.exp(mean))
                : new SpreadPrior(weight, Math.exp(mean + Digamma.value(half) - Math.log(half)));
    }

    private static boolean varies(Spread spread) {
        return spread.deviation() > Spread.LEAST;
    }

    /** Twice the argument at which the trigamma function, which falls, has this value. */
    private static double weight(double trigamma) {
        if (trigamma <= Trigamma.value(GREATEST_WEIGHT / 2)) {
            return Double.POSITIVE_INFINITY;
        }
        double low = Math.log(LEAST_WEIGHT);
        double high = Math.log(GREATEST_WEIGHT);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (Trigamma.value(Math.exp(middle) / 2) > trigamma) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp((low + high) / 2);
    }

    /** The same series with the deviation that all of them make likely; one that hardly varies is left as it is. */
    Spread moderate(Spread spread) {
        if (weight == 0 || !varies(spread)) {
            return spread;
        }
        double own = spread.count() - 1.0;
        double moderated = Double.isInfinite(weight)
                ? variance
                : (own * spread.deviation() * spread.deviation() + weight * variance) / (own + weight);
        return new Spread(spread.count(), spread.mean(), Math.max(Spread.LEAST, Math.sqrt(moderated)));
    }
}
