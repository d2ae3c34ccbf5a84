package io.leeway.performance.predictions;

import java.util.function.Consumer;

/** Predictions that are shown block by block, so that those of a large batch are never in memory together. */
@FunctionalInterface
public interface PredictionBlocks {

    /** Shows every block, in order; whoever keeps what it is shown decides what memory that takes. */
    void forEach(Consumer<? super PredictionBlock> visitor);
}
