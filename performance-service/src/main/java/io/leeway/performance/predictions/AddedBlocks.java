package io.leeway.performance.predictions;

import java.util.ArrayList;
import java.util.List;

import io.leeway.contracts.events.BatchRef;

/** Blocks that are stored before their batch has them. Those that it does not get are deleted when this is closed. */
final class AddedBlocks implements AutoCloseable {

    private final StoredBlocks blocks;
    private final BatchRef batch;
    private final List<String> ids = new ArrayList<>();
    private boolean kept;

    AddedBlocks(StoredBlocks blocks, BatchRef batch) {
        this.blocks = blocks;
        this.batch = batch;
    }

    /** Stores a block and gives its id. */
    String add(PredictionBlock block) {
        String id = blocks.insert(batch, block);
        ids.add(id);
        return id;
    }

    /** Of the blocks that were stored, in order. */
    List<String> ids() {
        return List.copyOf(ids);
    }

    /** The batch has them now. */
    void keep() {
        kept = true;
    }

    @Override
    public void close() {
        if (!kept) {
            blocks.delete(ids);
        }
    }
}
