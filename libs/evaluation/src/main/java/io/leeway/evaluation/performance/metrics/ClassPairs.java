package io.leeway.evaluation.performance.metrics;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import io.leeway.statistics.metric.ConfusionMatrix;

/**
 * How many rows of each true class were predicted as each class. All that is computed of a confusion matrix is that of the
 * rows to the bit, however they were divided before they were counted; what needs each row's probability is not known.
 *
 * <p>Immutable. Rows of more than {@value #MOST_CLASSES} classes are {@linkplain #hasTooManyClasses() not counted}.
 */
public final class ClassPairs implements LabelledData {

    /** The most classes that are measured, because a confusion matrix has as many cells as the square of their number. */
    public static final int MOST_CLASSES = 1_000;

    private static final ClassPairs NONE = new ClassPairs(new TreeMap<>(), false);
    private static final ClassPairs TOO_MANY = new ClassPairs(new TreeMap<>(), true);

    private final SortedMap<String, SortedMap<String, Long>> counts;
    private final boolean tooMany;

    private ClassPairs(SortedMap<String, SortedMap<String, Long>> counts, boolean tooMany) {
        this.counts = counts;
        this.tooMany = tooMany;
    }

    /** Of no rows. */
    public static ClassPairs none() {
        return NONE;
    }

    /** Of rows of too many classes. */
    public static ClassPairs ofTooManyClasses() {
        return TOO_MANY;
    }

    /**
     * Counted rows.
     *
     * @param counts by true class, then by predicted class
     * @throws IllegalArgumentException if a count is not positive
     */
    public static ClassPairs of(Map<String, ? extends Map<String, Long>> counts) {
        SortedMap<String, SortedMap<String, Long>> sorted = new TreeMap<>();
        add(counts, sorted);
        return limited(sorted);
    }

    /** Counts rows; their probabilities are left out. */
    public static ClassPairs of(LabelledRows.Classified rows) {
        Map<String, Map<String, Long>> counts = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            counts.computeIfAbsent(rows.truth()[i], none -> new HashMap<>()).merge(rows.predicted()[i], 1L, Long::sum);
        }
        return of(counts);
    }

    /**
     * The counts of the rows of both.
     *
     * @throws ArithmeticException if they are more than a long can count
     */
    public ClassPairs plus(ClassPairs other) {
        if (tooMany || other.tooMany) {
            return TOO_MANY;
        }
        SortedMap<String, SortedMap<String, Long>> sum = new TreeMap<>();
        add(counts, sum);
        add(other.counts, sum);
        return limited(sum);
    }

    private static void add(
            Map<String, ? extends Map<String, Long>> counts, SortedMap<String, SortedMap<String, Long>> sum) {
        counts.forEach((truth, predicted) -> predicted.forEach((as, rows) -> {
            if (rows <= 0) {
                throw new IllegalArgumentException("a pair of classes has " + rows + " rows");
            }
            sum.computeIfAbsent(truth, none -> new TreeMap<>()).merge(as, rows, Math::addExact);
        }));
    }

    private static ClassPairs limited(SortedMap<String, SortedMap<String, Long>> counts) {
        ClassPairs pairs = new ClassPairs(counts, false);
        return pairs.classes().size() > MOST_CLASSES ? TOO_MANY : pairs;
    }

    /** Whether the rows had too many classes to be counted. */
    public boolean hasTooManyClasses() {
        return tooMany;
    }

    /** By true class, then by predicted class; each positive. */
    public Map<String, SortedMap<String, Long>> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /** The true and predicted classes. */
    public Set<String> classes() {
        Set<String> classes = new TreeSet<>(counts.keySet());
        counts.values().forEach(predicted -> classes.addAll(predicted.keySet()));
        return classes;
    }

    /** The rows of each true class. */
    public SortedMap<String, Long> truth() {
        SortedMap<String, Long> rows = new TreeMap<>();
        counts.forEach((truth, predicted) ->
                rows.put(truth, predicted.values().stream().reduce(0L, Math::addExact)));
        return rows;
    }

    /** The rows that each class was predicted of. */
    public SortedMap<String, Long> predicted() {
        SortedMap<String, Long> rows = new TreeMap<>();
        counts.values().forEach(predicted -> predicted.forEach((as, count) -> rows.merge(as, count, Math::addExact)));
        return rows;
    }

    @Override
    public long count() {
        return truth().values().stream().reduce(0L, Math::addExact);
    }

    /** One class against all others. */
    ConfusionMatrix against(String positive, String others) {
        long[][] matrix = new long[2][2];
        counts.forEach((truth, predicted) -> predicted.forEach(
                (as, rows) -> matrix[truth.equals(positive) ? 1 : 0][as.equals(positive) ? 1 : 0] += rows));
        return ConfusionMatrix.of(List.of(others, positive), matrix);
    }

    /** @param labels all classes, and maybe others */
    ConfusionMatrix matrix(List<String> labels) {
        Map<String, Integer> places = new TreeMap<>();
        labels.forEach(label -> places.put(label, places.size()));
        long[][] matrix = new long[labels.size()][labels.size()];
        counts.forEach((truth, predicted) ->
                predicted.forEach((as, rows) -> matrix[place(places, truth)][place(places, as)] = rows));
        return ConfusionMatrix.of(labels, matrix);
    }

    private static int place(Map<String, Integer> places, String label) {
        return Objects.requireNonNull(places.get(label), "every class has a label");
    }
}
