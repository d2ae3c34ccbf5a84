package io.leeway.drift.load;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.drift.Reference;
import io.leeway.evaluation.calibration.ChunkPlan;
import io.leeway.evaluation.calibration.RowTimes;
import io.leeway.evaluation.calibration.TimeChunksBuilder;
import io.leeway.evaluation.policy.ReferenceChunks;
import io.leeway.evaluation.profiles.BlockProfiler;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.MonitoredColumns;

/** Profiles a reference, whose blocks it takes twice: all of its rows first, and then its chunks; for one thread. */
final class ReferenceProfiler {

    private final ModelDefinition definition;
    private final BlockProfiler whole;
    private final @Nullable RowTimes times;
    private @Nullable ReferenceChunks inOrder;
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
        if (times != null) {
            inTime = new TimeChunksBuilder(
                    definition,
                    Objects.requireNonNull(definition.timestamp(), "there are times"),
                    ChunkPlan.of(times, definition.period().orElse(null)),
                    profile);
        }
    }

    /** Takes the next block for the second time. */
    void addAgain(Block block) {
        Objects.requireNonNull(inOrder, "all blocks came once").add(block);
        if (inTime != null) {
            inTime.add(block);
        }
    }

    /** The reference, when all blocks have come twice. */
    Reference reference() {
        return new Reference(
                Objects.requireNonNull(inOrder, "all blocks came once").learnt(),
                inTime == null ? null : inTime.chunks());
    }
}
