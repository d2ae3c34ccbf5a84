package io.leeway.evaluation.joint;

import java.util.Arrays;
import java.util.function.UnaryOperator;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.evaluation.profiles.BlockProfiler;
import io.leeway.evaluation.profiles.DataProfile;

/** Blocks of which one column is changed. */
final class TestBlocks {

    private TestBlocks() {}

    static DataProfile profile(JointRows.Learnt reference, Block block) {
        BlockProfiler profiler =
                new BlockProfiler(JointRows.model(), reference.whole().joint());
        profiler.add(block);
        return profiler.profile();
    }

    static Block moved(Block block, String name, double by) {
        return changed(block, name, values -> Arrays.stream(values)
                .map(value -> value + by)
                .toArray());
    }

    /** The first share of the values is missing. */
    static Block without(Block block, String name, double share) {
        return changed(block, name, values -> {
            double[] some = values.clone();
            Arrays.fill(some, 0, (int) (share * some.length), Double.NaN);
            return some;
        });
    }

    static Block changed(Block block, String name, UnaryOperator<double[]> change) {
        return new Block(
                block.rows(),
                block.columns().stream()
                        .map(column -> column instanceof Column.Numeric(String own, double[] values) && own.equals(name)
                                ? new Column.Numeric(own, change.apply(values))
                                : column)
                        .toList());
    }
}
