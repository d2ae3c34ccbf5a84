package io.leeway.performance.predictions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import io.leeway.contracts.events.BatchRef;

/** Blocks that are stored before their batch has them. Those that it does not get are deleted when this is closed. */
final class AddedBlocks implements AutoCloseable {

    private final PredictionBlockRepository blocks;
    private final BatchRef batch;
    private final List<String> ids = new ArrayList<>();
    private boolean kept;

    AddedBlocks(PredictionBlockRepository blocks, BatchRef batch) {
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

    /**
     * Gives them to the batch. Where that fails it may have them all the same, and they stay.
     *
     * @param write answers whether the batch has them
     * @return likewise
     */
    boolean handOver(BooleanSupplier write) {
        kept = true;
        kept = write.getAsBoolean();
        return kept;
    }

    @Override
    public void close() {
        if (!kept) {
            blocks.delete(ids);
        }
    }
}
