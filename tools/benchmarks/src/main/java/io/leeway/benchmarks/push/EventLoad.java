package io.leeway.benchmarks.push;

import org.jspecify.annotations.Nullable;

/**
 * Events that were sent at a rate, all of which became rows of batches.
 *
 * @param aSecond the rate
 * @param seconds how long they were sent
 * @param kills how often ingest-service was ended as kill -9 does
 * @param triedAgain events that needed more than one try
 * @param answers from the try that was accepted to its answer
 * @param settledAnswers the same without tries of the first 20 s after a start of ingest-service; absent where there are no others
 * @param accepted from when an event was due until it was accepted
 * @param whole until each event was in a batch, and each batch evaluated
 * @param ledger what became of them
 */
record EventLoad(
        int aSecond,
        double seconds,
        int kills,
        long triedAgain,
        Latencies answers,
        @Nullable Latencies settledAnswers,
        Latencies accepted,
        Stage whole,
        EventLedger ledger) {}
