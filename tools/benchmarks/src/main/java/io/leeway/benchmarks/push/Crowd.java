package io.leeway.benchmarks.push;

/**
 * Batches that many clients pushed at once, all of which were evaluated.
 *
 * @param clients how many
 * @param intakeSeconds until the last one was accepted
 * @param accept from a push to its answer
 * @param whole what all of them took, until each was evaluated
 * @param batches how many
 */
record Crowd(int clients, double intakeSeconds, Latencies accept, Stage whole, int batches) {

    double acceptedASecond() {
        return batches / intakeSeconds;
    }
}
