package io.leeway.benchmarks.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.Task;

/** The predictions of a model and the truth, an hour apart, as good in each hour as in the last. For one thread. */
final class ErrorStream {

    static final String PREDICTION = "prediction";
    static final String TARGET = "target";

    private static final Instant BEGIN = Instant.parse("1970-01-05T00:00:00Z");
    private static final String[] CLASSES = {"no", "yes"};

    private final Kind kind;
    private final SplittableRandom random;
    private double state;
    private long row;

    /** How the errors depend on each other. */
    enum Kind {
        INDEPENDENT("regression, independent", Task.REGRESSION, 0),
        AR_5("regression, AR(0.5)", Task.REGRESSION, 0.5),
        AR_9("regression, AR(0.9)", Task.REGRESSION, 0.9),
        VOLATILE("regression, sizes of errors as AR(0.99)", Task.REGRESSION, 0.99),
        CLASSES("two classes, independent", Task.BINARY_CLASSIFICATION, 0),
        CLASSES_9("two classes, mistakes as AR(0.9)", Task.BINARY_CLASSIFICATION, 0.9);

        private final String title;
        private final Task task;
        private final double memory;

        Kind(String title, Task task, double memory) {
            this.title = title;
            this.task = task;
            this.memory = memory;
        }

        String title() {
            return title;
        }

        Task task() {
            return task;
        }

        @Nullable
        String positive() {
            return task == Task.REGRESSION ? null : "yes";
        }

        /** By how much errors grow, or what share of the rows becomes wrong: F1 falls by as much where classes are equal. */
        double little() {
            return task == Task.REGRESSION ? 0.2 : 0.05;
        }

        double much() {
            return task == Task.REGRESSION ? 0.5 : 0.1;
        }
    }

    ErrorStream(Kind kind, long seed) {
        this.kind = kind;
        this.random = new SplittableRandom(seed);
        this.state = random.nextGaussian();
    }

    /**
     * The next rows.
     *
     * @param worse 0 for a model as good as ever; else see {@link Kind#little()}
     */
    Block next(int rows, double worse) {
        double[] times = new double[rows];
        Arrays.setAll(times, i -> BEGIN.plus(Duration.ofHours(row + i)).toEpochMilli());
        row += rows;
        return new Block(rows, kind.task == Task.REGRESSION ? values(times, rows, worse) : classes(times, rows, worse));
    }

    private List<Column> values(double[] times, int rows, double worse) {
        double[] truth = new double[rows];
        double[] predicted = new double[rows];
        for (int i = 0; i < rows; i++) {
            truth[i] = 10 + random.nextGaussian();
            predicted[i] = truth[i] + (1 + worse) * error();
        }
        return List.of(
                new Column.Numeric(TimeStream.TIME, times),
                new Column.Numeric(PREDICTION, predicted),
                new Column.Numeric(TARGET, truth));
    }

    private double error() {
        step();
        return kind == Kind.VOLATILE ? Math.exp(0.5 * state) * random.nextGaussian() : state;
    }

    private void step() {
        state = kind.memory * state + Math.sqrt(1 - kind.memory * kind.memory) * random.nextGaussian();
    }

    /** One in ten is wrong. */
    private List<Column> classes(double[] times, int rows, double worse) {
        double limit = worse == 0 ? 1.2816 : worse < 0.1 ? 1.0364 : 0.8416;
        int[] truth = new int[rows];
        int[] predicted = new int[rows];
        for (int i = 0; i < rows; i++) {
            step();
            truth[i] = random.nextBoolean() ? 1 : 0;
            predicted[i] = state > limit ? 1 - truth[i] : truth[i];
        }
        return List.of(
                new Column.Numeric(TimeStream.TIME, times),
                new Column.Text(PREDICTION, CLASSES, predicted),
                new Column.Text(TARGET, CLASSES, truth));
    }
}
