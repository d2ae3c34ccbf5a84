package io.leeway.statistics.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

/**
 * Takes in classified rows, with or without scores, and computes {@link ClassificationMetrics}; merges with others of the
 * same labels.
 *
 * <p>Keeps every score (8 bytes a row and scored class), because the areas under curves are computed exactly. Not safe for
 * use by several threads at once.
 */
public final class ClassificationAccumulator {

    private final List<String> labels;
    private final Map<String, Integer> indexes;
    private final int positive;
    private final long[][] counts;
    private final List<ScoreTally> tallies;
    private double logLossSum;
    private long scoredRows;

    private ClassificationAccumulator(List<String> labels, int positive) {
        this.labels = List.copyOf(labels);
        this.positive = positive;
        this.counts = new long[labels.size()][labels.size()];
        this.indexes = HashMap.newHashMap(labels.size());
        this.tallies = new ArrayList<>(labels.size());
        for (int label = 0; label < labels.size(); label++) {
            indexes.put(labels.get(label), label);
            tallies.add(new ScoreTally());
        }
    }

    /**
     * An accumulator for two classes.
     *
     * @throws IllegalArgumentException if both are equal
     */
    public static ClassificationAccumulator binary(String negative, String positive) {
        List<String> labels = List.of(negative, positive);
        ConfusionMatrix.requireLabels(labels);
        return new ClassificationAccumulator(labels, 1);
    }

    /**
     * An accumulator for any number of classes.
     *
     * @throws IllegalArgumentException if there is no label or one repeats
     */
    public static ClassificationAccumulator multiclass(List<String> labels) {
        ConfusionMatrix.requireLabels(labels);
        return new ClassificationAccumulator(labels, -1);
    }

    /**
     * Adds a row without a score.
     *
     * @throws IllegalArgumentException if a label is not one of the accumulator's
     */
    public void add(String truth, String predicted) {
        add(index(truth), index(predicted));
    }

    /**
     * Adds a row with the score of the positive class, of two.
     *
     * @throws IllegalArgumentException if a label is unknown, the score is not finite, or there are not two classes
     */
    public void add(String truth, String predicted, double score) {
        add(index(truth), index(predicted), score);
    }

    /**
     * Adds a row with a probability for every class, in the order of the labels.
     *
     * @throws IllegalArgumentException if a label is unknown, or the probabilities are not finite or not one per class
     */
    public void add(String truth, String predicted, double[] probabilities) {
        add(index(truth), index(predicted), probabilities);
    }

    /**
     * Adds a row without a score, labels by index, as for the following two.
     *
     * @throws IndexOutOfBoundsException if an index is not one of a label
     */
    public void add(int truth, int predicted) {
        requireIndexes(truth, predicted);
        counts[truth][predicted]++;
    }

    /** Adds a row with the score of the positive class, labels by index. */
    public void add(int truth, int predicted, double score) {
        if (positive < 0) {
            throw new IllegalArgumentException("a single score needs two classes");
        }
        requireIndexes(truth, predicted);
        tallies.get(positive).add(truth == positive, score);
        scoredRows++;
        add(truth, predicted);
    }

    /** Adds a row with a probability for every class, labels by index. */
    public void add(int truth, int predicted, double[] probabilities) {
        if (probabilities.length != labels.size()) {
            throw new IllegalArgumentException("probabilities must be one per label");
        }
        requireIndexes(truth, predicted);
        for (double probability : probabilities) {
            if (!Double.isFinite(probability)) {
                throw new IllegalArgumentException("probabilities must be finite");
            }
        }
        for (int label = 0; label < probabilities.length; label++) {
            tallies.get(label).add(truth == label, probabilities[label]);
        }
        logLossSum += LogLoss.of(probabilities, truth);
        scoredRows++;
        add(truth, predicted);
    }

    /**
     * Adds the rows of another accumulator, which is not changed.
     *
     * @throws IllegalArgumentException if its labels are others
     */
    public void merge(ClassificationAccumulator other) {
        if (!labels.equals(other.labels) || positive != other.positive) {
            throw new IllegalArgumentException("accumulators must have the same labels");
        }
        for (int row = 0; row < counts.length; row++) {
            for (int column = 0; column < counts.length; column++) {
                counts[row][column] = Math.addExact(counts[row][column], other.counts[row][column]);
            }
            tallies.get(row).addAll(other.tallies.get(row));
        }
        logLossSum += other.logLossSum;
        scoredRows += other.scoredRows;
    }

    /** The rows added so far. */
    public long rows() {
        return confusionMatrix().total();
    }

    /** The confusion matrix of the rows added so far. */
    public ConfusionMatrix confusionMatrix() {
        return ConfusionMatrix.of(labels, counts);
    }

    /** The metrics of the rows added so far; undefined without rows. */
    public Outcome<ClassificationMetrics> metrics() {
        ConfusionMatrix matrix = confusionMatrix();
        if (matrix.total() == 0) {
            return Outcome.undefined(Reason.NO_ROWS);
        }
        return Outcome.of(positive < 0 ? multiclassMetrics(matrix) : binaryMetrics(matrix));
    }

    private ClassificationMetrics binaryMetrics(ConfusionMatrix matrix) {
        ScoreTally tally = tallies.get(positive);
        Outcome<Double> area = tally.rocAuc();
        return ClassificationMetrics.of(
                matrix,
                Outcome.of(new BinaryMetrics(
                        labels.get(positive),
                        matrix.precision(positive),
                        matrix.recall(positive),
                        matrix.f1(positive),
                        matrix.specificity(positive),
                        tally.averagePrecision(),
                        tally.brier(),
                        tally.calibrationError())),
                area,
                area,
                tally.logLoss());
    }

    private ClassificationMetrics multiclassMetrics(ConfusionMatrix matrix) {
        return ClassificationMetrics.of(
                matrix,
                Outcome.undefined(Reason.NOT_BINARY),
                oneVersusRest(matrix, false),
                oneVersusRest(matrix, true),
                scoredRows == 0 ? Outcome.undefined(Reason.NO_SCORES) : Outcome.of(logLossSum / scoredRows));
    }

    /** The mean area under the curve of each class against the others, which all classes must define. */
    private Outcome<Double> oneVersusRest(ConfusionMatrix matrix, boolean bySupport) {
        double sum = 0;
        double weights = 0;
        for (int label = 0; label < labels.size(); label++) {
            Outcome<Double> area = tallies.get(label).rocAuc();
            if (!(area instanceof Outcome.Defined<Double>(Double value))) {
                return area;
            }
            double weight = bySupport ? matrix.support(label) : 1;
            sum += weight * value;
            weights += weight;
        }
        return Outcome.of(sum / weights);
    }

    private void requireIndexes(int truth, int predicted) {
        Objects.checkIndex(truth, labels.size());
        Objects.checkIndex(predicted, labels.size());
    }

    private int index(String label) {
        Integer index = indexes.get(label);
        if (index == null) {
            throw new IllegalArgumentException("label is not one of the accumulator's labels");
        }
        return index;
    }
}
