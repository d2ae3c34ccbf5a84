package io.leeway.evaluation.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.evaluation.joint.JointCoder;
import io.leeway.evaluation.joint.JointColumns;
import io.leeway.evaluation.profiles.BlockColumns;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

/**
 * Divides a reference that comes in blocks into chunks in the order of time. Takes the blocks a second time, after {@link
 * RowTimes}; for one thread. What is kept of a chunk is bounded: {@value #MOST_POINTS} values of a numeric column, fewer where
 * there are many columns, and {@link Trace.Categories#MOST} categories.
 */
public final class TimeChunksBuilder {

    /** The most values that are kept of a numeric column in a chunk. */
    public static final int MOST_POINTS = 512;

    private static final int FEWEST_POINTS = 64;

    /** All values that are kept of a reference, so that it stays below about 32 MB; more from some 300 columns on. */
    private static final int MOST_VALUES = 2_000_000;

    private final String timestamp;
    private final ChunkPlan plan;
    private final DataProfile whole;
    private final BlockColumns columns;
    private final JointCoder joint;
    private final DataProfile[] chunks;

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
        chunks = new DataProfile[plan.chunks()];
        Arrays.fill(chunks, DataProfile.empty());
    }

    /** Takes the next block. */
    public void add(Block block) {
        if (chunks.length == 0) {
            return;
        }
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
            return new TimeChunks(TimeChunks.Description.lacking(plan.lack().orElseThrow()), List.of());
        }
        long[] sizes =
                Arrays.stream(chunks).mapToLong(DataProfile::rows).sorted().toArray();
        long usual = sizes[sizes.length / 2];
        Map<String, Set<String>> frequent = frequent();
        List<DataProfile> kept = Arrays.stream(chunks)
                .filter(chunk -> 2 * chunk.rows() >= usual && chunk.rows() > 0)
                .map(chunk -> bounded(chunk, frequent))
                .toList();
        return new TimeChunks(
                new TimeChunks.Description(plan.period().orElse(null), plan.span(), plan.sampled(), null), kept);
    }

    private DataProfile bounded(DataProfile chunk, Map<String, Set<String>> frequent) {
        int points = Math.clamp(
                MOST_VALUES
                        / Math.max(
                                1, chunks.length * Math.max(1, chunk.numeric().size())),
                FEWEST_POINTS,
                MOST_POINTS);
        Map<String, NumericProfile> numeric = new HashMap<>();
        chunk.numeric().forEach((column, profile) -> numeric.put(column, profile.compress(points)));
        Map<String, CategoricalProfile> categorical = new HashMap<>();
        chunk.categorical()
                .forEach((column, profile) ->
                        categorical.put(column, profile.keep(frequent.getOrDefault(column, Set.of()))));
        return new DataProfile(chunk.rows(), numeric, categorical).withJoint(chunk.joint());
    }

    /** By column the categories that are told apart. */
    private Map<String, Set<String>> frequent() {
        Map<String, Set<String>> frequent = new HashMap<>();
        whole.categorical()
                .forEach((column, profile) -> frequent.put(
                        column,
                        Trace.Categories.mostFrequent(profile)
                                .mapToObj(profile::category)
                                .collect(Collectors.toSet())));
        return frequent;
    }
}
