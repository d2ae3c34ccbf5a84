package io.leeway.evaluation.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.leeway.evaluation.joint.JointComparison;
import io.leeway.evaluation.joint.JointProfile;
import io.leeway.evaluation.profiles.DataProfile;

/**
 * A distance of what features do together, which is followed like that of one more column.
 *
 * @param without the features that have no part in it, such as those whose level wanders
 */
record JointTrace(Kind kind, Set<String> without) implements Trace {

    /** Which distance it is. */
    enum Kind {
        CORRELATION(JointComparison.CORRELATION),
        STRUCTURE(JointComparison.STRUCTURE);

        private final String column;

        Kind(String column) {
            this.column = column;
        }
    }

    /**
     * Those of a reference; none where it is not known what its features do together.
     *
     * @param columns those that are judged; a feature that is not among them has no part
     */
    static List<JointTrace> of(DataProfile whole, Set<String> columns) {
        if (!(whole.joint() instanceof JointProfile.Known known)) {
            return List.of();
        }
        Set<String> without = new TreeSet<>(known.columns().features());
        without.removeAll(columns);
        boolean related = known.columns().features().size() - without.size() > 1;
        return related
                ? List.of(new JointTrace(Kind.CORRELATION, without), new JointTrace(Kind.STRUCTURE, without))
                : List.of();
    }

    @Override
    public String column() {
        return kind.column;
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public void measure(DataProfile reference, DataProfile current, double[] target, int at) {
        Optional<JointComparison> comparison = JointComparison.of(reference.joint(), current.joint(), without);
        comparison.ifPresent(found -> target[at] = switch (kind) {
            case CORRELATION -> found.correlationDistance();
            case STRUCTURE -> found.structureDistance();
        });
    }

    @Override
    public long values(DataProfile data) {
        return data.joint() instanceof JointProfile.Known known
                ? (long) known.moments().effectiveRows()
                : 0;
    }

    @Override
    public DataProfile only(DataProfile data) {
        return new DataProfile(data.rows(), Map.of(), Map.of()).withJoint(data.joint());
    }

    /** What wanders is left out by its column. A chunk that was not looked at, or coded by another reference, has no distance. */
    @Override
    public Among among(List<DataProfile> chunks, @Nullable DataProfile whole) {
        return new Among(whole == null ? distances(chunks) : from(whole, chunks), 0);
    }

    private double[][] distances(List<DataProfile> chunks) {
        List<DataProfile> before = together(chunks);
        List<DataProfile> after = together(chunks.reversed()).reversed();
        double[][] distances = new double[chunks.size()][];
        for (int chunk = 0; chunk < distances.length; chunk++) {
            DataProfile rest = before.get(Math.max(0, chunk - 1)).merge(after.get(Math.min(chunks.size(), chunk + 2)));
            distances[chunk] = undefined();
            measure(rest, chunks.get(chunk), distances[chunk], 0);
        }
        return distances;
    }

    /** None of the chunks, the first, the first two and so on; those of which it is known what features do together. */
    private static List<DataProfile> together(List<DataProfile> chunks) {
        List<DataProfile> together = new ArrayList<>(List.of(DataProfile.empty()));
        for (DataProfile chunk : chunks) {
            together.add(
                    chunk.joint() instanceof JointProfile.Known
                            ? together.getLast().merge(chunk)
                            : together.getLast());
        }
        return together;
    }
}
