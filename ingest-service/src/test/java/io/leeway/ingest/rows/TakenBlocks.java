package io.leeway.ingest.rows;

import java.util.ArrayList;
import java.util.List;

import io.leeway.contracts.blocks.Block;

/** A sink that keeps what it is given. */
final class TakenBlocks implements BlockSink {

    final List<Block> seen = new ArrayList<>();
    final List<byte[]> taken = new ArrayList<>();

    @Override
    public void see(Block block) {
        seen.add(block);
    }

    @Override
    public void take(int first, List<byte[]> blocks) {
        if (first != taken.size()) {
            throw new IllegalArgumentException(first + " is not the number after " + taken.size());
        }
        taken.addAll(blocks);
    }
}
