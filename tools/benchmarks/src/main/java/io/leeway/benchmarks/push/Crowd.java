package io.leeway.benchmarks.push;

/**
 * Batches that many clients pushed at once, all of which were evaluated.
 *
 * @param clients how many
 * @param intake what all of them took, until the last one was accepted
 * @param accept from a push to its answer
 * @param whole what all of them took, until each was evaluated
 * @param batches how many
 */
record Crowd(int clients, Stage intake, Latencies accept, Stage whole, int batches) {

    double acceptedASecond() {
        return batches / intake.wallSeconds();
    }
}
