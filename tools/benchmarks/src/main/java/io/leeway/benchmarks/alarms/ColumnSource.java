package io.leeway.benchmarks.alarms;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.FeatureType;

/** What a column's values are drawn from, each independently of the others. */
sealed interface ColumnSource {

    FeatureType type();

    Column draw(String name, int rows, SplittableRandom random);

    /** The same with a share of the values missing. */
    ColumnSource sparse(double missing);

    /** Numbers of a distribution. */
    static ColumnSource numbers(ToDoubleFunction<SplittableRandom> value) {
        return new Numbers(value, 0);
    }

    /** Zero but for a share of the rows. */
    static ColumnSource mostlyZero(double nonZero, ToDoubleFunction<SplittableRandom> value) {
        return numbers(random -> random.nextDouble() < nonZero ? value.applyAsDouble(random) : 0);
    }

    /** Categories whose frequencies are to each other as their ranks, from 1, to this power (Zipf's law). */
    static ColumnSource zipf(int categories, double exponent) {
        return Words.of(IntStream.rangeClosed(1, categories)
                .mapToDouble(rank -> Math.pow(rank, -exponent))
                .toArray());
    }

    /** Categories of which each is so many times as frequent as the one before. */
    static ColumnSource falling(int categories, double ratio) {
        return Words.of(IntStream.range(0, categories)
                .mapToDouble(rank -> Math.pow(ratio, rank))
                .toArray());
    }

    /** Student's t with three degrees of freedom. */
    static double student(SplittableRandom random) {
        double squares = 0;
        for (int degree = 0; degree < 3; degree++) {
            squares += Math.pow(random.nextGaussian(), 2);
        }
        return random.nextGaussian() / Math.sqrt(squares / 3);
    }

    static double lognormal(SplittableRandom random) {
        return Math.exp(random.nextGaussian());
    }

    /**
     * Numbers.
     *
     * @param missing the share of rows without one
     */
    record Numbers(ToDoubleFunction<SplittableRandom> value, double missing) implements ColumnSource {
        @Override
        public FeatureType type() {
            return FeatureType.NUMERIC;
        }

        @Override
        public Column draw(String name, int rows, SplittableRandom random) {
            double[] values = new double[rows];
            Arrays.setAll(values, row -> random.nextDouble() < missing ? Double.NaN : value.applyAsDouble(random));
            return new Column.Numeric(name, values);
        }

        @Override
        public ColumnSource sparse(double share) {
            return new Numbers(value, share);
        }
    }

    /**
     * Categories.
     *
     * @param upTo for each, the share of rows in it and those before it
     * @param missing the share of rows without one
     */
    record Words(double[] upTo, String[] names, double missing) implements ColumnSource {

        private static Words of(double[] weights) {
            double total = Arrays.stream(weights).sum();
            double[] upTo = weights.clone();
            Arrays.parallelPrefix(upTo, Double::sum);
            return new Words(
                    Arrays.stream(upTo).map(sum -> sum / total).toArray(),
                    IntStream.range(0, weights.length)
                            .mapToObj(rank -> "category-" + rank)
                            .toArray(String[]::new),
                    0);
        }

        @Override
        public FeatureType type() {
            return FeatureType.CATEGORICAL;
        }

        @Override
        public Column draw(String name, int rows, SplittableRandom random) {
            int[] codes = new int[rows];
            Arrays.setAll(codes, row -> random.nextDouble() < missing ? -1 : code(random.nextDouble()));
            return new Column.Text(name, names, codes);
        }

        private int code(double uniform) {
            int found = Arrays.binarySearch(upTo, uniform);
            return Math.min(names.length - 1, found < 0 ? -found - 1 : found);
        }

        @Override
        public ColumnSource sparse(double share) {
            return new Words(upTo, names, share);
        }
    }
}
