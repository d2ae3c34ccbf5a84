package io.leeway.statistics.calibration;

import java.util.Arrays;

/**
 * The upper tail of a greatest value: a Gumbel distribution, fitted by probability-weighted moments (Hosking, Wallis and
 * Wood 1985).
 *
 * @param location where the bulk lies
 * @param scale how fast the tail falls, above 0
 */
public record GumbelTail(double location, double scale) {

    private static final double EULER = 0.577_215_664_901_532_9;

    /** The scale of values that are equal but for rounding: any other value is impossible beside them. */
    private static final double LEAST_SCALE = 1e-9;

    /** Refuses what is no distribution. */
    public GumbelTail {
        if (!Double.isFinite(location) || !(scale > 0 && Double.isFinite(scale))) {
            throw new IllegalArgumentException("a Gumbel distribution needs a location and a scale above 0");
        }
    }

    /**
     * The distribution of these values.
     *
     * @throws IllegalArgumentException if there are fewer than two, or one is not finite
     */
    public static GumbelTail of(double[] values) {
        if (values.length < 2) {
            throw new IllegalArgumentException("values must be at least 2 but are " + values.length);
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double mean = 0;
        double weighted = 0;
        for (int i = 0; i < sorted.length; i++) {
            mean += sorted[i] / sorted.length;
            weighted += sorted[i] / sorted.length * i / (sorted.length - 1);
        }
        double scale = Math.max(LEAST_SCALE, (2 * weighted - mean) / Math.log(2));
        return new GumbelTail(mean - EULER * scale, scale);
    }

    /** The probability of a value of at least x. */
    public double survival(double x) {
        return -Math.expm1(-Math.exp(-(x - location) / scale));
    }
}
