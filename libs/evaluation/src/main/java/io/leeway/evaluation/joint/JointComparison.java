package io.leeway.evaluation.joint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import io.leeway.contracts.reports.CorrelationChange;
import io.leeway.statistics.joint.Correlations;
import io.leeway.statistics.joint.LeadingComponents;

/** How far what the features of a data set do together is from what those of its reference do. */
public final class JointComparison {

    /** The name of the largest change of a correlation, among those of columns. */
    public static final String CORRELATION = "(correlation)";

    /** The name of the change of the structure, likewise. */
    public static final String STRUCTURE = "(structure)";

    /** The share of the variance that the leading components hold, as in NannyML's data reconstruction. */
    private static final double LEADING = 0.65;

    /** A feature whose share of rows without a value that is told apart moved farther says nothing of others. */
    private static final double MOST_ABSENT = 0.05;

    /** A share nearer to 0 or 1 counts as this near. */
    private static final double LEAST_SHARE = 1e-6;

    private final JointColumns columns;
    private final int[] followed;
    private final int[] compared;
    private final Correlations before;
    private final Correlations now;
    private final double rowsBefore;
    private final double rowsNow;

    /**
     * The leading components of a reference.
     *
     * @param components how many
     * @param before the share of squared distance outside of them in the reference, 0 to 1
     * @param now likewise, in the data set
     */
    public record Structure(int components, double before, double now) {

        /** How far the share moved, by its log-odds, so that a small share counts as much as a large one. */
        double change() {
            return Math.abs(logOdds(now) - logOdds(before));
        }

        private static double logOdds(double share) {
            double within = Math.clamp(share, LEAST_SHARE, 1 - LEAST_SHARE);
            return Math.log(within / (1 - within));
        }
    }

    private record Pair(int one, int other, double change) {}

    private JointComparison(JointProfile.Known reference, JointProfile.Known current, Set<String> without) {
        columns = reference.columns();
        before = reference.moments().correlations();
        now = current.moments().correlations();
        rowsBefore = reference.moments().effectiveRows();
        rowsNow = current.moments().effectiveRows();
        followed = IntStream.range(0, columns.size())
                .filter(i -> !without.contains(columns.columns().get(i).feature()))
                .toArray();
        compared = IntStream.of(followed)
                .filter(i -> Math.abs(current.absentShare(i) - reference.absentShare(i)) <= MOST_ABSENT)
                .filter(i -> before.varies(i) && now.varies(i))
                .toArray();
    }

    /**
     * Compares two data sets; empty where one is not known, or was coded by another reference.
     *
     * @param without the features that are left aside
     */
    public static Optional<JointComparison> of(JointProfile reference, JointProfile current, Set<String> without) {
        return reference instanceof JointProfile.Known before
                        && current instanceof JointProfile.Known now
                        && before.columns().equals(now.columns())
                ? Optional.of(new JointComparison(before, now, without))
                : Optional.empty();
    }

    /** The rows of the data set that were looked at, as many of equal weight. */
    public double rows() {
        return rowsNow;
    }

    /** How many codes were compared. */
    public int codes() {
        return compared.length;
    }

    /** The features that were to be compared and could not be: they do not vary, or more or fewer values are missing. */
    public List<String> notCompared() {
        Set<Integer> ones = Set.copyOf(IntStream.of(compared).boxed().toList());
        return IntStream.of(followed)
                .filter(i -> !ones.contains(i))
                .mapToObj(i -> columns.columns().get(i).label())
                .toList();
    }

    /** How many correlations were compared. */
    public int pairs() {
        int pairs = 0;
        for (int i = 0; i < compared.length; i++) {
            for (int j = 0; j < i; j++) {
                pairs += together(i, j) ? 1 : 0;
            }
        }
        return pairs;
    }

    /** Two categories of one feature exclude each other, which the feature itself shows. */
    private boolean together(int one, int other) {
        return !columns.columns()
                .get(compared[one])
                .feature()
                .equals(columns.columns().get(compared[other]).feature());
    }

    private double change(int one, int other) {
        return now.fisher(compared[one], compared[other]) - before.fisher(compared[one], compared[other]);
    }

    /**
     * The largest change of a correlation, by Fisher's transformation, and what one row in the data set makes of it, so that
     * its logarithm has a lower end; NaN without a pair.
     */
    public double correlationDistance() {
        double largest = Double.NaN;
        for (int i = 0; i < compared.length; i++) {
            for (int j = 0; j < i; j++) {
                if (together(i, j)) {
                    double change = Math.abs(change(i, j));
                    largest = Double.isNaN(largest) ? change : Math.max(largest, change);
                }
            }
        }
        return distance(largest);
    }

    /** The distance of a change, as of {@link #correlationDistance}. */
    public double distance(double change) {
        return Math.abs(change) + 1 / Math.sqrt(rowsNow);
    }

    /** How far the share outside the leading components moved, likewise; NaN where it is not known. */
    public double structureDistance() {
        return structure().map(found -> distance(found.change())).orElse(Double.NaN);
    }

    /** The leading components; empty where a code cannot be compared, because the others' components are different ones. */
    public Optional<Structure> structure() {
        if (compared.length < followed.length) {
            return Optional.empty();
        }
        Correlations reference = before.of(compared);
        return LeadingComponents.of(reference, LEADING)
                .flatMap(leading -> leading.outside(reference).flatMap(shareBefore -> leading.outside(now.of(compared))
                        .map(shareNow -> new Structure(leading.count(), shareBefore, shareNow))))
                .toOptional();
    }

    /** How unusual a change of one correlation is. */
    @FunctionalInterface
    public interface Usual {
        /**
         * The probability of at least so great a change while nothing changes, 0 to 1; NaN where that is not known.
         *
         * @param change by Fisher's transformation
         * @param one the number of a code
         * @param other likewise
         */
        double pValue(double change, int one, int other);
    }

    /** The correlations that changed most, the farthest first. */
    public List<CorrelationChange> farthest(int most, Usual usual) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < compared.length; i++) {
            for (int j = 0; j < i; j++) {
                if (together(i, j)) {
                    pairs.add(new Pair(j, i, change(i, j)));
                }
            }
        }
        return pairs.stream()
                .sorted(Comparator.comparingDouble(pair -> -Math.abs(pair.change())))
                .limit(most)
                .map(pair -> described(pair, usual))
                .toList();
    }

    private CorrelationChange described(Pair pair, Usual usual) {
        int one = compared[pair.one()];
        int other = compared[pair.other()];
        double pValue = usual.pValue(pair.change(), one, other);
        return new CorrelationChange(
                columns.columns().get(one).label(),
                columns.columns().get(other).label(),
                before.of(one, other),
                now.of(one, other),
                Double.isNaN(pValue) ? null : pValue);
    }

    /** The rows of the reference and of the data set that were looked at. */
    public double[] rowsOfBoth() {
        return new double[] {rowsBefore, rowsNow};
    }
}
