package io.leeway.evaluation.joint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.leeway.contracts.blocks.Block;
import io.leeway.statistics.joint.CorrelationSpread;
import io.leeway.statistics.joint.SecondMoments;

/**
 * Learns what the features of a reference do together, and how far that varies from sample to sample. Takes the blocks a second
 * time, after its columns have been profiled; for one thread.
 */
public final class JointReference {

    /** Groups of rows that the spread is learnt from. */
    private static final int GROUPS = 20;

    private final JointColumns columns;
    private final JointCoder coder;
    private final List<JointProfile> groups =
            new ArrayList<>(Collections.nCopies(GROUPS, new JointProfile.Unknown("it has no rows")));
    private final boolean[] begun = new boolean[GROUPS];

    /**
     * Begins with no rows.
     *
     * @param rowId the column of the rows' ids
     */
    public JointReference(JointColumns columns, String rowId) {
        this.columns = columns;
        this.coder = new JointCoder(columns, rowId);
    }

    /** The codes of the rows. */
    public JointColumns columns() {
        return columns;
    }

    /** Takes the next block. */
    public void add(Block block) {
        int[] rows = coder.rows(block);
        for (int group = 0; group < GROUPS; group++) {
            JointProfile some = coder.of(block, every(rows, group));
            groups.set(group, begun[group] ? groups.get(group).merge(some) : some);
            begun[group] = true;
        }
    }

    /** One in so many, so that neighbours are in different groups. */
    private static int[] every(int[] rows, int first) {
        int[] some = new int[Math.max(0, Math.ceilDiv(rows.length - first, GROUPS))];
        for (int i = 0; i < some.length; i++) {
            some[i] = rows[first + i * GROUPS];
        }
        return some;
    }

    /** What was learnt of all blocks. */
    public JointProfile learnt() {
        if (columns.features().size() < 2) {
            return new JointProfile.Unknown("fewer than two features vary enough");
        }
        JointProfile whole = groups.stream().reduce(JointProfile::merge).orElseThrow();
        if (!(whole instanceof JointProfile.Known known)) {
            return whole;
        }
        List<SecondMoments> moments = groups.stream()
                .filter(JointProfile.Known.class::isInstance)
                .map(group -> ((JointProfile.Known) group).moments())
                .toList();
        return new JointProfile.Known(
                known.columns(),
                known.moments(),
                known.absent(),
                CorrelationSpread.of(moments).toOptional().orElse(null));
    }
}
