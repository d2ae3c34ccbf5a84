package io.leeway.benchmarks.push;

/**
 * How fast events were taken that were sent as fast as they were taken.
 *
 * @param way {@code http} or {@code queue}
 * @param taken the events that were counted
 * @param seconds from the first of these until the last was stored
 * @param whole until all are in batches and these evaluated
 * @param ledger what became of all, those before included
 */
record EventRate(String way, long taken, double seconds, Stage whole, EventLedger ledger) {

    double aSecond() {
        return taken / seconds;
    }
}
