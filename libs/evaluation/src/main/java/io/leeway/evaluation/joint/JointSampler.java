package io.leeway.evaluation.joint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.leeway.contracts.blocks.Block;

/** Looks at some of the rows of blocks for what their features do together; for one thread. */
public final class JointSampler {

    private final JointColumns columns;
    private final JointCoder coder;
    private JointSample sample;
    private long rows;

    /**
     * Begins with no rows.
     *
     * @param columns the codes that the reference sets
     * @param rowId the column of the rows' ids
     */
    public JointSampler(JointColumns columns, String rowId) {
        this.columns = columns;
        this.coder = new JointCoder(columns, rowId);
        sample = JointSample.of(columns, 0, new TreeMap<>());
    }

    /**
     * Adds rows.
     *
     * @param hashes those of the rows' ids
     */
    public void add(Block block, long[] hashes) {
        rows += block.rows();
        SortedMap<Integer, List<Integer>> byLevel = new TreeMap<>();
        int lowest = JointSample.lowest(columns, rows);
        for (int row = 0; row < hashes.length; row++) {
            int level = JointSample.level(columns, hashes[row]);
            if (level >= lowest) {
                byLevel.computeIfAbsent(level, none -> new ArrayList<>()).add(row);
            }
        }
        SortedMap<Integer, JointProfile.Known> levels = new TreeMap<>();
        for (Map.Entry<Integer, List<Integer>> level : byLevel.entrySet()) {
            int[] looked = level.getValue().stream().mapToInt(Integer::intValue).toArray();
            switch (coder.of(block, looked, 1)) {
                case JointProfile.Known known -> levels.put(level.getKey(), known);
                case JointProfile.Unknown(String reason) -> {
                    sample = sample.merge(JointSample.unknown(reason));
                    return;
                }
            }
        }
        sample = sample.merge(JointSample.of(columns, block.rows(), levels));
    }

    /** The rows that were looked at so far. */
    public JointSample sample() {
        return sample;
    }
}
