package io.leeway.benchmarks.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.FeatureType;
import io.leeway.evaluation.calibration.NullChoice;
import io.leeway.evaluation.calibration.TimeChunks;
import io.leeway.evaluation.calibration.TimeChunksBuilder;
import io.leeway.evaluation.calibration.WindowNull;
import io.leeway.evaluation.joint.JointCoder;
import io.leeway.evaluation.joint.JointColumns;
import io.leeway.evaluation.joint.JointReference;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.statistics.profile.NumericProfiler;

/**
 * A reference of some windows, and what is learnt of it.
 *
 * @param whole all of it
 * @param chunks its windows
 * @param learnt what its windows differ by; absent where the level of every column wanders
 * @param coder codes the rows of a window as those of the reference
 */
record TimeReference(
        DataProfile whole, TimeChunks chunks, @Nullable WindowNull learnt, JointCoder coder) {

    static final int MINIMUM_ROWS = 20;

    static Map<String, FeatureType> columns() {
        Map<String, FeatureType> columns = new LinkedHashMap<>();
        for (int column = 0; column < TimeStream.COLUMNS; column++) {
            columns.put(TimeStream.column(column), FeatureType.NUMERIC);
        }
        return columns;
    }

    /** The next windows of a stream. */
    static TimeReference of(TimeStream stream, int windows) {
        return of(stream, windows, UnaryOperator.identity());
    }

    /** Likewise, of which something is made first. */
    static TimeReference of(TimeStream stream, int windows, UnaryOperator<Block> made) {
        List<Block> blocks = new ArrayList<>();
        for (int window = 0; window < windows; window++) {
            blocks.add(made.apply(stream.next(Change.none())));
        }
        DataProfile columns =
                blocks.stream().map(TimeReference::columnsOf).reduce(DataProfile.empty(), DataProfile::merge);
        long rows = blocks.getFirst().rows();
        JointReference joint = new JointReference(JointColumns.of(columns(), columns.numeric(), Map.of(), rows), "id");
        blocks.forEach(joint::add);
        DataProfile whole = columns.withJoint(joint.learnt());
        JointCoder coder = new JointCoder(joint.columns(), "id");
        TimeChunks inTime = new TimeChunks(
                new TimeChunks.Description(Duration.ofHours(rows), Duration.ofHours(rows * windows), false, null),
                blocks.stream().map(block -> kept(block, coder)).toList());
        return new TimeReference(
                whole,
                inTime,
                switch (inTime.choose(columns(), whole, rows, MINIMUM_ROWS)) {
                    case NullChoice.Learnt(WindowNull learnt, double ignored) -> learnt;
                    case NullChoice.Unknowable ignored -> null;
                    case NullChoice.Independent(String reason) -> throw new IllegalStateException(reason);
                },
                coder);
    }

    private static DataProfile kept(Block block, JointCoder coder) {
        Map<String, NumericProfile> kept = new HashMap<>();
        columnsOf(block)
                .numeric()
                .forEach((name, profile) -> kept.put(name, profile.compress(TimeChunksBuilder.MOST_POINTS)));
        return new DataProfile(block.rows(), kept, Map.of()).withJoint(coder.of(block));
    }

    private static DataProfile columnsOf(Block block) {
        NumericProfiler profiler = new NumericProfiler();
        Map<String, NumericProfile> profiles = new HashMap<>();
        for (Column column : block.columns()) {
            block.numeric(column.name())
                    .ifPresent(numeric -> profiles.put(numeric.name(), profiler.profile(numeric.values())));
        }
        return new DataProfile(block.rows(), profiles, Map.of());
    }

    /** A window as it is compared with the reference. */
    DataProfile profile(Block window) {
        return columnsOf(window).withJoint(coder.of(window));
    }

    /** How unusual a window is; 1, so that it never alarms, where that cannot be known. */
    double pValue(Block window) {
        return learnt == null
                ? 1
                : learnt.judge(whole, profile(window), 1).orElseThrow().pValue();
    }
}
