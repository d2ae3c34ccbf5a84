package io.leeway.statistics.calibration;

import java.util.Arrays;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How far a share is from those of the chunks of a reference, which differ by more than chance makes of independent rows. Shares
 * are compared as the arc sine of their square root, on which chance makes the same of small and of large ones.
 */
public final class ShareSpread {

    private ShareSpread() {}

    /**
     * How likely a share of unchanged data is as far from the chunks' mean, to either side, by Student's distribution. Chunks
     * that differ by less than chance count as differing by chance.
     *
     * @param chunks the share of each, 0 to 1
     * @param share 0 to 1
     * @param rows how many rows it is of
     * @throws IllegalArgumentException if there are fewer than two chunks
     */
    public static double pValue(double[] chunks, double share, long rows) {
        if (chunks.length < 2) {
            throw new IllegalArgumentException("chunks must be at least 2 but are " + chunks.length);
        }
        double[] values = Arrays.stream(chunks).map(ShareSpread::stabilised).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double byChance = 0.5 / Math.sqrt(Math.max(1, rows));
        double deviation = Math.max(byChance, Math.sqrt(squares / (values.length - 1)));
        double score = Math.abs(stabilised(share) - mean) / (deviation * Math.sqrt(1 + 1.0 / values.length));
        return 2 * TDistribution.of(values.length - 1.0).survivalProbability(score);
    }

    private static double stabilised(double share) {
        return Math.asin(Math.sqrt(share));
    }
}
