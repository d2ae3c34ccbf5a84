package io.leeway.evaluation.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.evaluation.joint.JointCoder;
import io.leeway.evaluation.joint.JointColumns;
import io.leeway.evaluation.profiles.BlockColumns;
import io.leeway.evaluation.profiles.DataProfile;

/**
 * Divides a reference that comes in blocks into chunks in the order of time. Takes the blocks a second time, after {@link
 * RowTimes}; for one thread. What is kept of a chunk is bounded: {@value ChunkBounds#MOST_POINTS} values of a numeric column, fewer where
 * there are many columns, and {@link Trace.Categories#MOST} categories.
 */
public final class TimeChunksBuilder {

    private final String timestamp;
    private final ChunkPlan plan;
    private final DataProfile whole;
    private final BlockColumns columns;
    private final JointCoder joint;
    private final DataProfile[] chunks;
    private final RowsInOrder inOrder;

    /**
     * Begins with no rows.
     *
     * @param timestamp the column of the event time
     * @param whole the profile of the reference
     * @param codes what is compared of its rows together
     */
    public TimeChunksBuilder(
            ModelDefinition definition, String timestamp, ChunkPlan plan, DataProfile whole, JointColumns codes) {
        this.timestamp = timestamp;
        this.plan = plan;
        this.whole = whole;
        columns = new BlockColumns(definition);
        joint = new JointCoder(codes, definition.rowId());
        inOrder = new RowsInOrder(
                definition,
                timestamp,
                plan,
                whole.numeric().size() + whole.categorical().size());
        chunks = new DataProfile[plan.chunks()];
        Arrays.fill(chunks, DataProfile.empty());
    }

    /** Takes the next block. */
    public void add(Block block) {
        if (chunks.length == 0) {
            return;
        }
        inOrder.add(block);
        Map<Integer, List<Integer>> rows = new HashMap<>();
        block.numeric(timestamp).ifPresent(times -> {
            for (int row = 0; row < block.rows(); row++) {
                int chunk = plan.chunkOf(times.values()[row]);
                if (chunk >= 0) {
                    rows.computeIfAbsent(chunk, number -> new ArrayList<>()).add(row);
                }
            }
        });
        rows.forEach((chunk, some) -> {
            Block part = block.select(some.stream().mapToInt(Integer::intValue).toArray());
            chunks[chunk] = chunks[chunk].merge(columns.of(part).withJoint(joint.of(part)));
        });
    }

    /** The chunks; one with less than half of the usual rows, as the last one mostly, is left out. */
    public TimeChunks chunks() {
        if (plan.lack().isPresent()) {
            return new TimeChunks(
                    TimeChunks.Description.lacking(plan.lack().orElseThrow()), List.of(), Dependence.unknown());
        }
        long[] sizes =
                Arrays.stream(chunks).mapToLong(DataProfile::rows).sorted().toArray();
        long usual = sizes[sizes.length / 2];
        ChunkBounds bounds = new ChunkBounds(whole, chunks.length);
        int[] kept = IntStream.range(0, chunks.length)
                .filter(chunk -> 2 * chunks[chunk].rows() >= usual && chunks[chunk].rows() > 0)
                .toArray();
        return new TimeChunks(
                new TimeChunks.Description(
                        plan.period().orElse(null),
                        plan.span(),
                        plan.sampled(),
                        null,
                        Arrays.stream(kept).mapToObj(plan::begin).toList()),
                Arrays.stream(kept)
                        .mapToObj(chunk -> bounds.bounded(chunks[chunk]))
                        .toList(),
                inOrder.dependence());
    }
}
