package io.leeway.evaluation.profiles;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A sample of a data set's vectors: the {@value #MOST} rows whose ids hash lowest, so that the same rows give the same sample
 * in whatever order and parts they come, and two samples merge into the sample of both.
 *
 * @param rows the sampled rows, lowest hash first; not to be changed
 * @param usable how many rows could have been sampled
 * @param unusable rows that lack a number or hold one that is not finite
 */
public record VectorSample(List<Row> rows, long usable, long unusable) {

    /** The most rows that are kept: pairs of rows are compared, so the work grows with its square. */
    public static final int MOST = 400;

    private static final Comparator<Row> LOWEST_FIRST = Comparator.comparingLong(Row::hash);

    /** A vector and the hash of its row's id. */
    public record Row(long hash, double[] vector) {}

    /** Copies the list. */
    public VectorSample {
        rows = List.copyOf(rows);
    }

    /** A sample of no rows. */
    public static VectorSample empty() {
        return new VectorSample(List.of(), 0, 0);
    }

    /** The sample of all these rows. */
    static VectorSample of(List<Row> all, long unusable) {
        return new VectorSample(lowest(all), all.size(), unusable);
    }

    /** The sample of the rows of both. */
    public VectorSample merge(VectorSample other) {
        List<Row> both = new ArrayList<>(rows);
        both.addAll(other.rows);
        return new VectorSample(lowest(both), usable + other.usable, unusable + other.unusable);
    }

    /** The vectors, one an array. */
    public double[][] matrix() {
        return rows.stream().map(Row::vector).toArray(double[][]::new);
    }

    private static List<Row> lowest(List<Row> rows) {
        return rows.stream().sorted(LOWEST_FIRST).limit(MOST).toList();
    }
}
