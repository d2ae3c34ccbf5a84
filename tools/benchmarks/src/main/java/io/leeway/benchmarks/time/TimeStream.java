package io.leeway.benchmarks.time;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.leeway.benchmarks.Poisson;
import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;

/** The rows of {@value #COLUMNS} columns in their order in time, an hour apart, of which nothing changes. For one thread. */
final class TimeStream {

    static final int COLUMNS = 20;

    private static final int DAY = 24;
    private static final int WEEK = 168;
    private static final int LONG = 52;

    private final TimeKind kind;
    private final int windowRows;
    private final SplittableRandom random;
    private final double[] state = new double[COLUMNS];
    private long row;

    TimeStream(TimeKind kind, int windowRows, long seed) {
        this.kind = kind;
        this.windowRows = windowRows;
        this.random = new SplittableRandom(seed);
        for (int column = 0; column < COLUMNS; column++) {
            state[column] = kind == TimeKind.RANDOM_WALK ? 0 : random.nextGaussian();
        }
    }

    static String column(int index) {
        return "x" + index;
    }

    /** The next window; each of its values may be changed. */
    Block next(Change change) {
        double[][] values = new double[COLUMNS][windowRows];
        for (int i = 0; i < windowRows; i++, row++) {
            double common = random.nextGaussian();
            for (int column = 0; column < COLUMNS; column++) {
                values[column][i] = change.of(column, value(column, common));
            }
        }
        return new Block(
                windowRows,
                IntStream.range(0, COLUMNS)
                        .<Column>mapToObj(column -> new Column.Numeric(column(column), values[column]))
                        .toList());
    }

    private double value(int column, double common) {
        double noise = random.nextGaussian();
        return switch (kind) {
            case INDEPENDENT -> noise;
            case HEAVY_TAILED -> noise / Math.sqrt((square() + square() + square()) / 3);
            case COUNTS -> Poisson.next(3, random);
            case ZERO_INFLATED -> random.nextDouble() < 0.8 ? 0 : Math.exp(noise);
            case CORRELATED_COLUMNS -> Math.sqrt(0.9) * common + Math.sqrt(0.1) * noise;
            case AR_5 -> autoregressive(column, 0.5, noise);
            case AR_9 -> autoregressive(column, 0.9, noise);
            case AR_99 -> autoregressive(column, 0.99, noise);
            case SEASONS -> wave(column, DAY) + wave(column, WEEK) + noise;
            case RANDOM_WALK -> state[column] += noise;
            case LONG_SEASON -> wave(column, (double) LONG * windowRows) + noise;
        };
    }

    private double wave(int column, double period) {
        return Math.sin(2 * Math.PI * (row / period + column / (double) COLUMNS));
    }

    private double autoregressive(int column, double memory, double noise) {
        state[column] = memory * state[column] + Math.sqrt(1 - memory * memory) * noise;
        return state[column];
    }

    private double square() {
        double value = random.nextGaussian();
        return value * value;
    }
}
