package io.leeway.evaluation.profiles;

import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.evaluation.joint.JointCoder;
import io.leeway.evaluation.joint.JointProfile;

/** Profiles a data set block by block; for one thread. */
public final class BlockProfiler {

    private final ModelDefinition definition;
    private final BlockColumns columns;
    private final BlockVectors vectors;
    private final RowRepeats repeats;
    private final OutputCheck outputs;
    private final JointProfile reference;
    private final @Nullable JointCoder coder;
    private DataProfile profile = DataProfile.empty();

    /** Starts with no rows, of which it is not asked what the features do together. */
    public BlockProfiler(ModelDefinition definition) {
        this(definition, JointProfile.none());
    }

    /**
     * Starts with no rows.
     *
     * @param reference what the features of the reference do together, with which these rows are compared
     */
    public BlockProfiler(ModelDefinition definition, JointProfile reference) {
        this.reference = reference;
        this.coder = reference instanceof JointProfile.Known known
                ? new JointCoder(known.columns(), definition.rowId())
                : null;
        this.definition = definition;
        columns = new BlockColumns(definition);
        vectors = new BlockVectors(definition);
        outputs = new OutputCheck(definition);
        repeats = new RowRepeats(definition.features().keySet());
    }

    /** Adds the rows of a block. */
    public void add(Block block) {
        ClassProbabilities probabilities = ClassProbabilities.of(definition, block);
        DataProfile added = columns.of(block, probabilities);
        profile = profile.merge(new DataProfile(
                        block.rows(),
                        added.numeric(),
                        added.categorical(),
                        vectors.of(block, probabilities),
                        new TreeMap<>(),
                        Map.of())
                .withJoint(coder == null ? reference : coder.of(block)));
        repeats.add(block);
        outputs.add(block);
    }

    /** The profile of all rows so far. */
    public DataProfile profile() {
        return profile.withRepeats(repeats.times()).withOutputs(outputs.findings());
    }
}
