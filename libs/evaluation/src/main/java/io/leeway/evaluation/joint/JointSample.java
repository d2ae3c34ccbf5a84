package io.leeway.evaluation.joint;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.leeway.evaluation.hashing.Hashes;
import io.leeway.statistics.joint.SecondMoments;

/**
 * The rows of a data set that are looked at for what its features do together, and their codes' moments. Which rows these are
 * follows from the hashes of their ids and from how many rows there are, and from nothing else: parts of a data set, divided
 * in whatever way, merge into the sample of the whole.
 *
 * <p>Where the reference says that one row in so many is looked at, it is one whose hash that number divides. Where it leaves
 * that to the data set, rows have levels: half of them level 0, a quarter level 1 and so on, by the zeros that the hash ends
 * in. The moments of each level are kept apart, and the lowest levels are dropped as the data set grows, so that between {@value
 * #ENOUGH_OF_ALL} and twice as many rows are left.
 */
public final class JointSample {

    /** An error of 0.009 of a correlation, and little work beside a profile. */
    static final int ENOUGH_OF_ALL = 8 * JointColumns.ENOUGH_ROWS;

    /** The highest level, of all rows whose hashes end in as many zeros or more: 12 billion rows have a sample that is full. */
    static final int MOST_LEVEL = 20;

    private final @Nullable JointColumns columns;
    private final long rows;
    private final SortedMap<Integer, JointProfile.Known> levels;
    private final String unknown;

    private JointSample(
            @Nullable JointColumns columns, long rows, SortedMap<Integer, JointProfile.Known> levels, String unknown) {
        this.columns = columns;
        this.rows = rows;
        this.levels = Collections.unmodifiableSortedMap(levels);
        this.unknown = unknown;
    }

    /**
     * That of rows of which moments are known.
     *
     * @param rows how many rows there are, those that were not looked at included
     * @param levels the moments by level; where one row in so many is looked at, all are of level 0
     */
    public static JointSample of(JointColumns columns, long rows, SortedMap<Integer, JointProfile.Known> levels) {
        return new JointSample(columns, rows, new TreeMap<>(levels), "");
    }

    /** That of rows of which it is not known, and why. */
    public static JointSample unknown(String reason) {
        return new JointSample(null, 0, Collections.emptySortedMap(), reason);
    }

    /** The codes; empty where nothing is known. */
    public Optional<JointColumns> columns() {
        return Optional.ofNullable(columns);
    }

    /** How many rows there are, those that were not looked at included; 0 where nothing is known. */
    public long rows() {
        return rows;
    }

    /** The moments by level; none where nothing is known. */
    public SortedMap<Integer, JointProfile.Known> levels() {
        return levels;
    }

    /** Why nothing is known; empty where something is. */
    public String reason() {
        return unknown;
    }

    /** The lowest level that is looked at of so many rows. */
    static int lowest(JointColumns columns, long rows) {
        long times = rows / ENOUGH_OF_ALL;
        return columns.every() != JointColumns.BY_BLOCK || times == 0
                ? 0
                : Math.min(MOST_LEVEL, Long.SIZE - 1 - Long.numberOfLeadingZeros(times));
    }

    /** The level of a row by the hash of its id; less than 0 where it is not looked at. */
    static int level(JointColumns columns, long hash) {
        // Mixed once more, because samples of vectors follow from the hash itself.
        long mixed = Hashes.mix(hash);
        return columns.every() == JointColumns.BY_BLOCK
                ? Math.min(MOST_LEVEL, Long.numberOfTrailingZeros(mixed))
                : Long.remainderUnsigned(mixed, columns.every()) == 0 ? 0 : -1;
    }

    /** That of the rows of both. */
    public JointSample merge(JointSample other) {
        if (columns == null || other.columns == null) {
            return columns == null ? this : other;
        }
        if (!columns.equals(other.columns)) {
            return unknown(JointProfile.DIFFERENT_REFERENCES);
        }
        long together = rows + other.rows;
        SortedMap<Integer, JointProfile.Known> merged = new TreeMap<>(levels);
        other.levels.forEach((level, known) -> merged.merge(level, known, JointProfile.Known::merge));
        merged.headMap(lowest(columns, together)).clear();
        return new JointSample(columns, together, merged, "");
    }

    /** What the features do together, each row that was looked at standing for as many as there are of it. */
    public JointProfile profile() {
        if (columns == null) {
            return new JointProfile.Unknown(unknown);
        }
        double each =
                columns.every() == JointColumns.BY_BLOCK ? Math.scalb(1.0, lowest(columns, rows)) : columns.every();
        return levels.values().stream()
                .reduce(JointProfile.Known::merge)
                .<JointProfile>map(known -> weighted(known, each))
                .orElseGet(JointProfile::none);
    }

    private static JointProfile.Known weighted(JointProfile.Known known, double each) {
        SecondMoments moments = known.moments();
        return new JointProfile.Known(
                known.columns(),
                SecondMoments.of(
                        moments.rows(),
                        each * moments.weight(),
                        each * each * moments.squaredWeights(),
                        moments.means(),
                        times(each, moments.products())),
                times(each, known.absent()),
                null);
    }

    private static double[] times(double factor, double[] numbers) {
        double[] products = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            products[i] = factor * numbers[i];
        }
        return products;
    }
}
