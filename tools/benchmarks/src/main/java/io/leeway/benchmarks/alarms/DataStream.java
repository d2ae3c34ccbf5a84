package io.leeway.benchmarks.alarms;

import io.leeway.contracts.blocks.Block;

/**
 * The rows of one model in their order in time, of which nothing has changed: the first are taken as the reference, those
 * after them as batches. Rows may depend on those before them. For one thread.
 */
interface DataStream {

    /** The next rows: the features, and where the model has any its outputs and the true values. */
    Block next(int rows);
}
