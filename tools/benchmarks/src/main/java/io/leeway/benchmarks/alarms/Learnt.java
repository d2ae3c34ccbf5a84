package io.leeway.benchmarks.alarms;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.evaluation.policy.ReferenceChunks;
import io.leeway.evaluation.profiles.BlockProfiler;
import io.leeway.evaluation.profiles.DataProfile;

/** Rows as they are known to the evaluation. */
final class Learnt {

    private Learnt() {}

    static DataProfile batch(ModelDefinition definition, Block rows) {
        BlockProfiler profiler = new BlockProfiler(definition);
        profiler.add(rows);
        return profiler.profile();
    }

    /** With the chunks that NannyML's thresholds come from. */
    static DataProfile reference(ModelDefinition definition, Block rows) {
        ReferenceChunks chunks = new ReferenceChunks(definition.features(), batch(definition, rows));
        chunks.add(rows);
        return chunks.learnt();
    }
}
