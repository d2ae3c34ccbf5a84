package io.leeway.statistics.profile;

/**
 * Mean and population standard deviation of a sample.
 *
 * <p>Computed in two passes over the sorted values, so the result does not depend on the order of the input.
 *
 * @param mean the mean
 * @param deviation the standard deviation with divisor n
 */
record Moments(double mean, double deviation) {

    private static final int BLOCK = 256;
    private static final double LARGE = 1e140;

    static Moments of(SortedSample sample) {
        if (sample.points() == 0) {
            return new Moments(0, 0);
        }
        if (sample.points() == 1) {
            return new Moments(sample.value(0), 0);
        }
        double scale = scale(sample);
        double size = sample.size();
        double provisional = sum(sample, 1 / scale) / size;
        double shift = 0;
        double squares = 0;
        for (int from = 0; from < sample.points(); from += BLOCK) {
            int to = Math.min(sample.points(), from + BLOCK);
            double blockShift = 0;
            double blockSquares = 0;
            for (int i = from; i < to; i++) {
                double difference = sample.value(i) * (1 / scale) - provisional;
                double weighted = difference * sample.count(i);
                blockShift += weighted;
                blockSquares += difference * weighted;
            }
            shift += blockShift;
            squares += blockSquares;
        }
        shift /= size;
        double variance = Math.max(0, squares / size - shift * shift);
        return new Moments((provisional + shift) * scale, Math.sqrt(variance) * scale);
    }

    /** The population skewness; the sample must vary. */
    static double skewness(SortedSample sample, Moments moments) {
        double total = 0;
        for (int from = 0; from < sample.points(); from += BLOCK) {
            int to = Math.min(sample.points(), from + BLOCK);
            double sum = 0;
            for (int i = from; i < to; i++) {
                double standard = (sample.value(i) - moments.mean) / moments.deviation;
                sum += standard * standard * standard * sample.count(i);
            }
            total += sum;
        }
        return total / sample.size();
    }

    /** Chan's update: the moments of two disjoint parts together. */
    static Moments merge(Moments left, long leftSize, Moments right, long rightSize) {
        if (rightSize == 0) {
            return left;
        }
        if (leftSize == 0) {
            return right;
        }
        double share = (double) rightSize / (leftSize + rightSize);
        double mean = left.mean * (1 - share) + right.mean * share;
        double between = Math.sqrt(share * (1 - share)) * Math.abs(right.mean - left.mean);
        double within = Math.hypot(left.deviation * Math.sqrt(1 - share), right.deviation * Math.sqrt(share));
        return new Moments(mean, Math.hypot(within, between));
    }

    /** A power of two that keeps squares and sums of values near the limits of a double from overflowing or vanishing. */
    private static double scale(SortedSample sample) {
        double largest = Math.max(Math.abs(sample.value(0)), Math.abs(sample.value(sample.points() - 1)));
        boolean extreme = largest > LARGE || largest < 1 / LARGE;
        // 1 / scale must itself be representable
        return extreme ? Math.scalb(1.0, Math.clamp(Math.getExponent(largest), -1000, 1000)) : 1;
    }

    private static double sum(SortedSample sample, double factor) {
        double total = 0;
        for (int from = 0; from < sample.points(); from += BLOCK) {
            int to = Math.min(sample.points(), from + BLOCK);
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += sample.value(i) * factor * sample.count(i);
            }
            total += sum;
        }
        return total;
    }
}
