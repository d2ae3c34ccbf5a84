package io.leeway.evaluation.profiles;

import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.evaluation.joint.JointProfile;
import io.leeway.evaluation.joint.JointSample;
import io.leeway.evaluation.joint.JointSampler;

/** Profiles a data set block by block, in {@linkplain GrowingProfile bounded memory}; for one thread. */
public final class BlockProfiler {

    private final ModelDefinition definition;
    private final BlockColumns columns;
    private final RowHashes hashes;
    private final BlockVectors vectors;
    private final RowRepeats repeats;
    private final OutputCheck outputs;
    private final JointProfile reference;
    private final @Nullable JointSampler joint;
    private final GrowingProfile profile = new GrowingProfile();

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
        joint = reference instanceof JointProfile.Known known
                ? new JointSampler(known.columns(), definition.rowId())
                : null;
        this.definition = definition;
        columns = new BlockColumns(definition);
        hashes = new RowHashes(definition.rowId());
        vectors = new BlockVectors(definition);
        outputs = new OutputCheck(definition);
        repeats = new RowRepeats(definition.features().keySet());
    }

    /** Adds the rows of a block. */
    public void add(Block block) {
        ClassProbabilities probabilities = ClassProbabilities.of(definition, block);
        DataProfile added = columns.of(block, probabilities);
        long[] ids = hashes.of(block);
        profile.add(new DataProfile(
                block.rows(),
                added.numeric(),
                added.categorical(),
                vectors.of(block, probabilities, ids),
                new TreeMap<>(),
                Map.of()));
        if (joint != null) {
            joint.add(block, ids);
        }
        repeats.add(block);
        outputs.add(block);
    }

    /** The profile of all rows so far. */
    public DataProfile profile() {
        return part().whole();
    }

    /** The profile of all rows so far, where there are others of the same data set. */
    public PartProfile part() {
        return new PartProfile(
                profile.whole().withOutputs(outputs.findings()),
                repeats.rowCounts(),
                joint == null ? unknown() : joint.sample());
    }

    private JointSample unknown() {
        return JointSample.unknown(
                reference instanceof JointProfile.Unknown(String reason) ? reason : "its rows were not looked at");
    }

    /** Compresses columns of more than twice so many distinct values to so many; what the profile states then has an error. */
    public void compressBeyond(int distinct) {
        profile.compressBeyond(distinct);
    }
}
