package io.leeway.ingest.rows;

import java.util.List;

import io.leeway.contracts.blocks.Block;

/** Where the blocks of a body go while it is read. */
public interface BlockSink {

    /** Looks at the rows of a block that is complete; every block, in the order in which they are. */
    void see(Block block);

    /**
     * Takes blocks for which memory has no room; returns when they are safe.
     *
     * @param first the number of the first of them in the order in which blocks were completed, from 0
     * @param blocks encoded, in that order
     */
    void take(int first, List<byte[]> blocks);
}
