package io.leeway.benchmarks;

import java.util.SplittableRandom;

/** Columns as a batch brings them: 15 numeric and 5 categorical ones, two in a hundred values missing. */
final class BatchData {

    static final int NUMERIC = 15;
    static final int CATEGORICAL = 5;

    private static final double MISSING = 0.02;
    private static final int[] CARDINALITIES = {2, 4, 10, 50, 300};

    private final SplittableRandom random;
    private final int rows;
    private final double shift;

    BatchData(int rows, double shift, long seed) {
        this.rows = rows;
        this.shift = shift;
        this.random = new SplittableRandom(seed);
    }

    /** Normal, log-normal, uniform, counted, or priced to two decimals, in turn. */
    void fillNumeric(int column, double[] target) {
        for (int row = 0; row < rows; row++) {
            target[row] = random.nextDouble() < MISSING ? Double.NaN : value(column);
        }
    }

    private double value(int column) {
        return switch (column % 5) {
            case 0 -> random.nextGaussian() + shift;
            case 1 -> Math.exp(random.nextGaussian() + shift);
            case 2 -> random.nextDouble() * 1000 + shift;
            case 3 -> Math.floor(random.nextDouble() * 72 + shift);
            default -> Math.rint((18 + random.nextDouble() * 100 + shift) * 100) / 100;
        };
    }

    String[] dictionary(int column) {
        String[] dictionary = new String[CARDINALITIES[column % CARDINALITIES.length]];
        for (int code = 0; code < dictionary.length; code++) {
            dictionary[code] = "category-" + code;
        }
        return dictionary;
    }

    void fillCodes(int column, int[] target) {
        int cardinality = CARDINALITIES[column % CARDINALITIES.length];
        for (int row = 0; row < rows; row++) {
            double skewed = random.nextDouble() * random.nextDouble();
            target[row] = random.nextDouble() < MISSING ? -1 : (int) (skewed * cardinality);
        }
    }
}
