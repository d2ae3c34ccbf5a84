package io.leeway.drift.load;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.drift.Reference;
import io.leeway.evaluation.calibration.ChunkPlan;
import io.leeway.evaluation.calibration.RowTimes;
import io.leeway.evaluation.calibration.TimeChunksBuilder;
import io.leeway.evaluation.joint.JointColumns;
import io.leeway.evaluation.joint.JointReference;
import io.leeway.evaluation.policy.ReferenceChunks;
import io.leeway.evaluation.profiles.BlockProfiler;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.MonitoredColumns;

/** Profiles a reference, whose blocks it takes twice: all of its rows first, and then its chunks and what its features do together; for one thread. */
final class ReferenceProfiler {

    private static final String ONCE = "all blocks came once";

    private final ModelDefinition definition;
    private final BlockProfiler whole;
    private final @Nullable RowTimes times;
    private @Nullable ReferenceChunks inOrder;
    private @Nullable JointReference joint;
    private @Nullable TimeChunksBuilder inTime;

    ReferenceProfiler(ModelDefinition definition) {
        this.definition = definition;
        whole = new BlockProfiler(definition);
        times = definition.timestamp() == null ? null : new RowTimes(definition.timestamp());
    }

    /** Takes the next block. */
    void add(Block block) {
        whole.add(block);
        if (times != null) {
            times.add(block);
        }
    }

    /** Says that all blocks have come once. */
    void again() {
        DataProfile profile = whole.profile();
        inOrder = new ReferenceChunks(MonitoredColumns.of(definition).types(), profile);
        double chunkRows = 0;
        @Nullable ChunkPlan plan = null;
        if (times != null) {
            plan = ChunkPlan.of(times, definition.period().orElse(null));
            chunkRows = plan.chunkRows();
        }
        JointColumns codes =
                JointColumns.of(definition.features(), profile.numeric(), profile.categorical(), chunkRows);
        joint = new JointReference(codes, definition.rowId());
        if (plan != null) {
            inTime = new TimeChunksBuilder(
                    definition,
                    Objects.requireNonNull(definition.timestamp(), "there are times"),
                    plan,
                    profile,
                    codes);
        }
    }

    /** Takes the next block for the second time. */
    void addAgain(Block block) {
        Objects.requireNonNull(inOrder, ONCE).add(block);
        Objects.requireNonNull(joint, ONCE).add(block);
        if (inTime != null) {
            inTime.add(block);
        }
    }

    /** The reference, when all blocks have come twice. */
    Reference reference() {
        return new Reference(
                Objects.requireNonNull(inOrder, ONCE)
                        .learnt()
                        .withJoint(Objects.requireNonNull(joint, ONCE).learnt()),
                inTime == null ? null : inTime.chunks());
    }
}
