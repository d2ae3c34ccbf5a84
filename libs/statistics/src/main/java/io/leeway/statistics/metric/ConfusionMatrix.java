package io.leeway.statistics.metric;

import java.util.HashSet;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

/**
 * How many rows of each true class were predicted as each class, and the metrics that follow from it alone.
 *
 * <p>Immutable. Precision, recall and F1 are 0 where they divide by zero (no such prediction, no such row), as
 * scikit-learn's {@code zero_division=0}; what has no meaningful value is undefined.
 */
public final class ConfusionMatrix {

    private final List<String> labels;
    private final long[][] counts;
    private final long total;

    private ConfusionMatrix(List<String> labels, long[][] counts) {
        this.labels = labels;
        this.counts = counts;
        long sum = 0;
        for (long[] row : counts) {
            for (long count : row) {
                sum = Math.addExact(sum, count);
            }
        }
        this.total = sum;
    }

    /**
     * A matrix of counts.
     *
     * @param labels the classes, at least one, all different
     * @param counts rows are true classes, columns predicted ones, in the order of the labels
     * @throws IllegalArgumentException if the shapes do not fit, a label repeats or a count is negative
     */
    public static ConfusionMatrix of(List<String> labels, long[][] counts) {
        requireLabels(labels);
        if (counts.length != labels.size()) {
            throw new IllegalArgumentException("counts must have a row per label");
        }
        long[][] copy = new long[counts.length][];
        for (int row = 0; row < counts.length; row++) {
            copy[row] = counts[row].clone();
            if (copy[row].length != labels.size()) {
                throw new IllegalArgumentException("counts must have a column per label");
            }
            for (long count : copy[row]) {
                if (count < 0) {
                    throw new IllegalArgumentException("counts must not be negative");
                }
            }
        }
        return new ConfusionMatrix(List.copyOf(labels), copy);
    }

    static void requireLabels(List<String> labels) {
        if (labels.isEmpty() || new HashSet<>(labels).size() != labels.size()) {
            throw new IllegalArgumentException("labels must be at least one, and all different");
        }
    }

    /** The classes, in the order of rows and columns. */
    public List<String> labels() {
        return labels;
    }

    /** The rows of a true class that were predicted as a class, both by index. */
    public long count(int truth, int predicted) {
        return counts[truth][predicted];
    }

    /** All rows. */
    public long total() {
        return total;
    }

    /** The rows of a true class. */
    public long support(int label) {
        long sum = 0;
        for (long count : counts[label]) {
            sum += count;
        }
        return sum;
    }

    /** The rows predicted as a class. */
    public long predicted(int label) {
        long sum = 0;
        for (long[] row : counts) {
            sum += row[label];
        }
        return sum;
    }

    /** The rows predicted as what they are. */
    public long correct() {
        long sum = 0;
        for (int label = 0; label < counts.length; label++) {
            sum += counts[label][label];
        }
        return sum;
    }

    /** The share of rows predicted right; undefined without rows. */
    public Outcome<Double> accuracy() {
        return withRows(() -> (double) correct() / total);
    }

    /** The mean recall of the classes that occur; undefined without rows. */
    public Outcome<Double> balancedAccuracy() {
        return withRows(() -> {
            double sum = 0;
            int present = 0;
            for (int label = 0; label < counts.length; label++) {
                if (support(label) > 0) {
                    sum += recall(label);
                    present++;
                }
            }
            return sum / present;
        });
    }

    /** The share of the rows predicted as a class that are of it; 0 if none is predicted. */
    public double precision(int label) {
        return ratio(counts[label][label], predicted(label));
    }

    /** The share of the rows of a class that are predicted as it; 0 if there is none. */
    public double recall(int label) {
        return ratio(counts[label][label], support(label));
    }

    /** The harmonic mean of precision and recall of a class; 0 if it neither occurs nor is predicted. */
    public double f1(int label) {
        return ratio(2 * counts[label][label], support(label) + predicted(label));
    }

    /** The share of the rows of other classes that are not predicted as this one; undefined if all rows are of it. */
    public Outcome<Double> specificity(int label) {
        long negatives = total - support(label);
        if (negatives == 0) {
            return Outcome.undefined(total == 0 ? Reason.NO_ROWS : Reason.NO_NEGATIVES);
        }
        long falsePositives = predicted(label) - counts[label][label];
        return Outcome.of((double) (negatives - falsePositives) / negatives);
    }

    /** The mean precision of all classes; undefined without rows. */
    public Outcome<Double> macroPrecision() {
        return withRows(() -> macro(this::precision));
    }

    /** The mean recall of all classes; undefined without rows. */
    public Outcome<Double> macroRecall() {
        return withRows(() -> macro(this::recall));
    }

    /** The mean F1 of all classes; undefined without rows. */
    public Outcome<Double> macroF1() {
        return withRows(() -> macro(this::f1));
    }

    /** The mean precision, classes weighted by their rows; undefined without rows. */
    public Outcome<Double> weightedPrecision() {
        return withRows(() -> weighted(this::precision));
    }

    /** The mean recall, classes weighted by their rows; undefined without rows. */
    public Outcome<Double> weightedRecall() {
        return withRows(() -> weighted(this::recall));
    }

    /** The mean F1, classes weighted by their rows; undefined without rows. */
    public Outcome<Double> weightedF1() {
        return withRows(() -> weighted(this::f1));
    }

    /**
     * Matthews' correlation coefficient (Gorodkin's for several classes), -1 to 1; 0 if truth or prediction is constant;
     * undefined without rows.
     */
    public Outcome<Double> matthewsCorrelation() {
        return withRows(() -> {
            double squaredSupport = 0;
            double squaredPredicted = 0;
            double agreement = 0;
            for (int label = 0; label < counts.length; label++) {
                double support = (double) support(label) / total;
                double predicted = (double) predicted(label) / total;
                squaredSupport += support * support;
                squaredPredicted += predicted * predicted;
                agreement += support * predicted;
            }
            double spread = (1 - squaredSupport) * (1 - squaredPredicted);
            boolean constant = constant(this::support) || constant(this::predicted);
            return constant ? 0 : ((double) correct() / total - agreement) / Math.sqrt(spread);
        });
    }

    /** The matrix of the rows of both, which must have the same labels. */
    ConfusionMatrix plus(ConfusionMatrix other) {
        long[][] sum = new long[counts.length][counts.length];
        for (int row = 0; row < sum.length; row++) {
            for (int column = 0; column < sum.length; column++) {
                sum[row][column] = Math.addExact(counts[row][column], other.counts[row][column]);
            }
        }
        return new ConfusionMatrix(labels, sum);
    }

    private boolean constant(IntToLongFunction margin) {
        for (int label = 0; label < counts.length; label++) {
            if (margin.applyAsLong(label) == total) {
                return true;
            }
        }
        return false;
    }

    private double macro(IntToDoubleFunction metric) {
        double sum = 0;
        for (int label = 0; label < counts.length; label++) {
            sum += metric.applyAsDouble(label);
        }
        return sum / counts.length;
    }

    private double weighted(IntToDoubleFunction metric) {
        double sum = 0;
        for (int label = 0; label < counts.length; label++) {
            sum += metric.applyAsDouble(label) * support(label);
        }
        return sum / total;
    }

    private Outcome<Double> withRows(DoubleSupplier metric) {
        return total == 0 ? Outcome.undefined(Reason.NO_ROWS) : Outcome.of(metric.getAsDouble());
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
