package io.leeway.workbench.compare;

import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.evaluation.calibration.ChunkPlan;
import io.leeway.evaluation.calibration.RowTimes;
import io.leeway.evaluation.calibration.TimeChunksBuilder;
import io.leeway.evaluation.calibration.Usual;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.drift.DriftEvaluator;
import io.leeway.evaluation.joint.JointColumns;
import io.leeway.evaluation.joint.JointProfile;
import io.leeway.evaluation.joint.JointReference;
import io.leeway.evaluation.performance.Baseline;
import io.leeway.evaluation.policy.ReferenceChunks;
import io.leeway.evaluation.profiles.BlockProfiler;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.quality.QualitySettings;
import io.leeway.evaluation.watch.DriftWatch;
import io.leeway.evaluation.watch.PerformanceWatch;

/**
 * Rows as the reference of a model, or of features that no model has seen, and how batches are watched against it. How often
 * rows repeat is not compared: rows drawn with replacement repeat because of that.
 */
final class WatchedReference {

    private final WatchedColumns watched;
    private final Block rows;
    private final DataProfile profile;
    private final Usual usual;
    private final @Nullable Baseline baseline;

    private WatchedReference(WatchedColumns watched, Block rows, @Nullable String timestamp) {
        this.watched = watched;
        this.rows = rows;
        DataProfile whole = profile(rows, JointProfile.none());
        ReferenceChunks inOrder = new ReferenceChunks(watched.columns().types(), whole);
        inOrder.add(rows);
        @Nullable ChunkPlan plan = timestamp == null ? null : plan(timestamp);
        JointColumns codes = JointColumns.of(
                definition().features(), whole.numeric(), whole.categorical(), plan == null ? 0 : plan.chunkRows());
        JointReference joint = new JointReference(codes, definition().rowId());
        joint.add(rows);
        this.profile = inOrder.learnt().withJoint(joint.learnt());
        this.usual = timestamp == null || plan == null ? Usual.unknown() : usual(timestamp, plan, whole, codes);
        this.baseline = hasLabels() ? baseline(timestamp) : null;
    }

    /** Rows whose order says nothing. */
    static WatchedReference of(WatchedColumns watched, Block rows) {
        return new WatchedReference(watched, rows, null);
    }

    /**
     * Rows whose chunks in the order of time say what is usual, as in the services.
     *
     * @param timestamp the column of their event time
     */
    static WatchedReference inTime(WatchedColumns watched, Block rows, String timestamp) {
        return new WatchedReference(watched, rows, timestamp);
    }

    private Baseline baseline(@Nullable String timestamp) {
        return timestamp == null
                ? PerformanceWatch.baseline(definition(), rows)
                : PerformanceWatch.baseline(definition(), rows, timestamp);
    }

    private ChunkPlan plan(String timestamp) {
        RowTimes times = new RowTimes(timestamp);
        times.add(rows);
        return ChunkPlan.of(times, definition().period().orElse(null));
    }

    private Usual usual(String timestamp, ChunkPlan plan, DataProfile whole, JointColumns codes) {
        TimeChunksBuilder builder = new TimeChunksBuilder(definition(), timestamp, plan, whole, codes);
        builder.add(rows);
        return new Usual(builder.chunks(), definition().alarms());
    }

    /** So many rows, each any of the reference's. */
    Block draw(int size, Random random) {
        return rows.select(random.ints(size, 0, rows.rows()).toArray());
    }

    /** The distributions of such rows. */
    DataProfile profile(Block some) {
        return profile(some, profile.joint());
    }

    private DataProfile profile(Block some, JointProfile reference) {
        BlockProfiler profiler = new BlockProfiler(definition(), reference);
        profiler.add(some);
        return profiler.profile().withRepeats(new TreeMap<>());
    }

    /** Watches the data of batches by a policy. */
    DriftWatch drift(DriftPolicyName policy) {
        return new DriftWatch(
                new DriftEvaluator(Detectors.builtIn(), QualitySettings.defaults()),
                watched.columns(),
                definition().drift().with(policy),
                profile,
                usual);
    }

    /** Watches the performance of batches; nothing where the file has no predictions or no true values. */
    Optional<PerformanceWatch> performance() {
        return Optional.ofNullable(baseline).map(found -> new PerformanceWatch(definition(), found));
    }

    /** Whether the rows have predictions and true values. */
    boolean hasLabels() {
        return rows.columns().stream()
                .map(Column::name)
                .anyMatch(name -> name.equals(definition().target()));
    }

    /** How many batches it takes until a change over time can be told. */
    int history() {
        return definition().drift().dynamic().minimum();
    }

    private ModelDefinition definition() {
        return watched.definition();
    }
}
