package io.leeway.system.faults.workload;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Rows in CSV, the same for the same seed, model and batch. Every third batch has drifted so far, and is predicted so
 * badly, that no threshold is near: what is judged must not depend on chance, nor on the order in which batches are.
 */
final class Rows {

    private static final int REFERENCE_ROWS = 1_000;
    private static final int LEAST_ROWS = 60;
    private static final int SPREAD = 140;
    private static final String[] PLANS = {"basic", "plus", "premium"};
    private static final String[] REGIONS = {"north", "east", "south", "west"};

    private final long seed;
    private final WatchedModel model;

    Rows(long seed, WatchedModel model) {
        this.seed = seed;
        this.model = model;
    }

    static boolean hasDrifted(int batch) {
        return batch % 3 == 0;
    }

    String reference() {
        return rows(0, REFERENCE_ROWS, false, true);
    }

    /** A batch, counted from 1. */
    String batch(int number) {
        return rows(number, count(number), hasDrifted(number), model.labelling() == WatchedModel.Labelling.IN_ROWS);
    }

    /** One part of a batch's labels: those of every so-manieth row. */
    String labels(int number, int part) {
        StringBuilder text = new StringBuilder("id,outcome\n");
        RandomGenerator random = random(number);
        for (int row = 0; row < count(number); row++) {
            Row generated = Row.of(random, hasDrifted(number));
            if (row % model.labelling().parts() == part) {
                text.append(id(number, row))
                        .append(',')
                        .append(generated.outcome(row))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private String rows(int number, int count, boolean drifted, boolean labelled) {
        StringBuilder text = new StringBuilder("id,amount,age,tenure,ratio,plan,region,prediction");
        text.append(labelled ? ",outcome\n" : "\n");
        RandomGenerator random = random(number);
        for (int row = 0; row < count; row++) {
            Row generated = Row.of(random, drifted);
            text.append(id(number, row)).append(generated.cells());
            if (labelled) {
                text.append(',').append(generated.outcome(row));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static int count(int number) {
        return LEAST_ROWS + number * 37 % SPREAD;
    }

    private static String id(int number, int row) {
        return "r" + number + '-' + row;
    }

    private RandomGenerator random(int number) {
        return new SplittableRandom(seed * 1_000_003 + model.labelling().ordinal() * 10_007L + number);
    }

    private record Row(
            double amount,
            double age,
            double tenure,
            double ratio,
            String plan,
            String region,
            boolean predicted,
            boolean drifted) {

        static Row of(RandomGenerator random, boolean drifted) {
            double shift = drifted ? 6 : 0;
            return new Row(
                    50 + 10 * (random.nextGaussian() + shift),
                    40 + 8 * (random.nextGaussian() + shift),
                    24 + 6 * (random.nextGaussian() + shift),
                    random.nextGaussian() + shift,
                    PLANS[random.nextInt(PLANS.length)],
                    REGIONS[random.nextInt(REGIONS.length)],
                    drifted || random.nextBoolean(),
                    drifted);
        }

        String cells() {
            return String.format(
                    Locale.ROOT,
                    ",%.4f,%.4f,%.4f,%.4f,%s,%s,%s",
                    amount,
                    age,
                    tenure,
                    ratio,
                    plan,
                    region,
                    answer(predicted));
        }

        /** By the row's place, not by chance, so that every clean batch is predicted equally well. */
        String outcome(int row) {
            boolean wrong = drifted ? row % 2 == 0 : row % 20 == 7;
            return answer(predicted != wrong);
        }

        private static String answer(boolean yes) {
            return yes ? "yes" : "no";
        }
    }
}
