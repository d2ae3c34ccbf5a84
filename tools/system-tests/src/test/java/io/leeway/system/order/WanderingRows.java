package io.leeway.system.order;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Rows in CSV whose inputs move a little with each batch and jump in some, and whose predictions get worse, so that nearly
 * everything that is found hangs on the batches before. The same batch of the same model has the same rows.
 */
final class WanderingRows {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final int REFERENCE_ROWS = 600;
    private static final int ROWS = 60;

    /** In standard deviations. */
    private static final double STEP = 0.015;

    private static final double JUMP = 0.8;
    private static final int JUMPS_EVERY = 11;
    private static final double WORSE = 0.002;

    private final OrderedModel model;

    WanderingRows(OrderedModel model) {
        this.model = model;
    }

    String reference() {
        return text(0, REFERENCE_ROWS, true);
    }

    /** A batch, counted from 1. */
    String batch(int number) {
        return text(number, ROWS, model.carriesLabels());
    }

    /** Every other label of a batch. */
    String labels(int number, int part) {
        StringBuilder text = new StringBuilder("id,outcome\n");
        RandomGenerator random = random(number);
        for (int row = 0; row < ROWS; row++) {
            Row generated = Row.of(random, number);
            if (row % 2 == part) {
                text.append(id(number, row))
                        .append(',')
                        .append(generated.outcome())
                        .append('\n');
            }
        }
        return text.toString();
    }

    private String text(int number, int rows, boolean labelled) {
        StringBuilder text = new StringBuilder("id,at,amount,age,plan,prediction");
        text.append(labelled ? ",outcome\n" : "\n");
        RandomGenerator random = random(number);
        Instant begin =
                number == 0 ? BEGIN.minus(REFERENCE_ROWS, ChronoUnit.MINUTES) : BEGIN.plus(number, ChronoUnit.HOURS);
        for (int row = 0; row < rows; row++) {
            Row generated = Row.of(random, number);
            text.append(id(number, row)).append(',').append(begin.plus(row, ChronoUnit.MINUTES));
            text.append(generated.cells());
            if (labelled) {
                text.append(',').append(generated.outcome());
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String id(int number, int row) {
        return "r" + number + '-' + row;
    }

    private RandomGenerator random(int number) {
        return new SplittableRandom(model.ordinal() * 10_007L + number);
    }

    private record Row(double amount, double age, String plan, String prediction, String outcome) {

        static Row of(RandomGenerator random, int number) {
            double moved = number * STEP + (number > 0 && number % JUMPS_EVERY == 0 ? JUMP : 0);
            double amount = 50 + 10 * (random.nextGaussian() + moved);
            double age = 40 + 8 * random.nextGaussian();
            String plan = random.nextInt(10) < 7 ? "basic" : "premium";
            boolean predicted = random.nextBoolean();
            boolean wrong = random.nextDouble() < 0.1 + WORSE * number;
            return new Row(amount, age, plan, answer(predicted), answer(predicted != wrong));
        }

        String cells() {
            return String.format(Locale.ROOT, ",%.4f,%.4f,%s,%s", amount, age, plan, prediction);
        }

        private static String answer(boolean yes) {
            return yes ? "yes" : "no";
        }
    }
}
