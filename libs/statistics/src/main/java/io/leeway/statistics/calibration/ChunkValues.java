package io.leeway.statistics.calibration;

import java.util.Arrays;

/**
 * Where values of the chunks of a reference lie, and how far on its bad side a further one is from them: for values that are
 * measured of each chunk by itself, such as the error of a model, and not of a chunk against the others.
 *
 * <p>Series are standardised by their own chunks, the greatest score of each chunk over all series is taken, and a Gumbel
 * distribution is fitted to those (the max-T of Westfall and Young 1993, as {@link CalibratedNull} has it for distances). A chunk
 * is scored without itself and its two neighbours, because they resemble it. Immutable.
 */
public final class ChunkValues {

    /** With fewer chunks nothing is learnt. */
    public static final int MINIMUM = CalibratedNull.MINIMUM;

    /** The greatest of very many independent normal scores has a scale like this; less comes of chunks that hardly vary. */
    private static final double LEAST_SCALE = 0.25;

    private final Level[] levels;
    private final double[][] series;
    private final double[] floors;
    private final GumbelTail tail;

    /**
     * Where some values lie.
     *
     * @param count how many
     * @param deviation with divisor n - 1
     */
    private record Level(int count, double mean, double deviation) {

        double score(double value, double floor) {
            return (value - mean) / (Math.max(floor, deviation) * Math.sqrt(1 + 1.0 / count));
        }
    }

    private ChunkValues(double[][] series, double[] floors) {
        this.series = series;
        this.floors = floors;
        this.levels = Arrays.stream(series).map(values -> level(values, -2)).toArray(Level[]::new);
        double[] greatest = new double[series[0].length];
        for (int chunk = 0; chunk < greatest.length; chunk++) {
            greatest[chunk] = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < series.length; i++) {
                double value = series[i][chunk];
                if (!Double.isNaN(value)) {
                    greatest[chunk] =
                            Math.max(greatest[chunk], level(series[i], chunk).score(value, floors[i]));
                }
            }
        }
        GumbelTail fitted =
                GumbelTail.of(Arrays.stream(greatest).filter(Double::isFinite).toArray());
        this.tail = new GumbelTail(fitted.location(), Math.max(LEAST_SCALE, fitted.scale()));
    }

    /**
     * Learns from chunks.
     *
     * @param series the values of each series by chunk, in the order of time, greater ones being worse; NaN is none
     * @param floors the least deviation of each series, above 0: one that hardly varies says nothing of how much it may
     * @throws IllegalArgumentException if there is no series, one has fewer than {@link #MINIMUM} values, or they are of different
     *     length
     */
    public static ChunkValues of(double[][] series, double[] floors) {
        if (series.length == 0 || floors.length != series.length) {
            throw new IllegalArgumentException("there must be a series, and a floor for each");
        }
        for (double[] values : series) {
            long known = Arrays.stream(values).filter(Double::isFinite).count();
            if (known < MINIMUM || values.length != series[0].length) {
                throw new IllegalArgumentException(
                        "each series needs " + MINIMUM + " values, and as many chunks as the others, but has " + known);
            }
        }
        return new ChunkValues(Arrays.stream(series).map(double[]::clone).toArray(double[][]::new), floors.clone());
    }

    /**
     * How likely any of the series is so far out in a window while nothing changes: adjusted for the number of series.
     *
     * @param number of the series
     * @param value of the window
     * @param rows of the window over those of a chunk; a smaller window varies more, at most by the square root of that
     */
    public double pValue(int number, double value, double rows) {
        return tail.survival(levels[number].score(value, floors[number]) * Math.min(1, Math.sqrt(rows)));
    }

    /** How many chunks have a value of a series that is as bad or worse. */
    public int asBad(int number, double value) {
        return (int)
                Arrays.stream(series[number]).filter(chunk -> chunk >= value).count();
    }

    /** How many chunks have a value of a series. */
    public int chunks(int number) {
        return levels[number].count();
    }

    /** Of all chunks but one and its neighbours. */
    private static Level level(double[] values, int without) {
        int count = 0;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            if (Math.abs(i - without) > 1 && !Double.isNaN(values[i])) {
                sum += values[i];
                count++;
            }
        }
        double mean = sum / count;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            if (Math.abs(i - without) > 1 && !Double.isNaN(values[i])) {
                squares += (values[i] - mean) * (values[i] - mean);
            }
        }
        return new Level(count, mean, Math.sqrt(squares / (count - 1)));
    }
}
