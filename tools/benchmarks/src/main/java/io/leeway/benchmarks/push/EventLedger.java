package io.leeway.benchmarks.push;

/**
 * What became of events.
 *
 * @param sent those that were answered 202, each once
 * @param accepted those that were stored
 * @param collected those that are part of a batch
 * @param waiting those that are not yet
 * @param unpaired those whose other half did not come
 * @param refused those that were given up
 * @param duplicates those that came again
 * @param rows of all batches
 * @param batches how many there are
 */
record EventLedger(
        long sent,
        long accepted,
        long collected,
        long waiting,
        long unpaired,
        long refused,
        long duplicates,
        long rows,
        int batches) {

    /** Throws unless each event that was sent is in a batch, once; two are a row. */
    void require() {
        if (accepted != sent || collected != sent || waiting + unpaired + refused > 0 || 2 * rows != sent) {
            throw new IllegalStateException("Not every event is in one batch: " + this);
        }
    }
}
