package io.leeway.benchmarks.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.leeway.benchmarks.Poisson;
import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.statistics.profile.NumericProfiler;

/** The rows of {@value #COLUMNS} columns in their order in time, an hour apart, of which nothing changes. For one thread. */
final class TimeStream {

    static final int COLUMNS = 20;

    /** The column of the event time. */
    static final String TIME = "time";

    /** Where the calendar's windows of any number of hours begin. */
    private static final Instant BEGIN = Instant.parse("1970-01-05T00:00:00Z");

    private static final int DAY = 24;
    private static final int WEEK = 168;
    private static final int LONG = 52;

    private final TimeKind kind;
    private final int windowRows;
    private final SplittableRandom random;
    private final NumericProfiler profiler = new NumericProfiler();
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
    DataProfile next(Change change) {
        double[][] values = values(change);
        Map<String, NumericProfile> profiles = new HashMap<>();
        for (int column = 0; column < COLUMNS; column++) {
            profiles.put(column(column), profiler.profile(values[column]));
        }
        return new DataProfile(windowRows, profiles, Map.of());
    }

    /** The next window as rows with their times, an hour apart. */
    Block nextRows() {
        double[] times = new double[windowRows];
        Arrays.setAll(times, i -> BEGIN.plus(Duration.ofHours(row + i)).toEpochMilli());
        double[][] values = values(Change.none());
        List<Column> columns = new ArrayList<>();
        columns.add(new Column.Numeric(TIME, times));
        for (int column = 0; column < COLUMNS; column++) {
            columns.add(new Column.Numeric(column(column), values[column]));
        }
        return new Block(windowRows, columns);
    }

    private double[][] values(Change change) {
        double[][] values = new double[COLUMNS][windowRows];
        for (int i = 0; i < windowRows; i++, row++) {
            double common = random.nextGaussian();
            for (int column = 0; column < COLUMNS; column++) {
                values[column][i] = change.of(column, value(column, common));
            }
        }
        return values;
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
