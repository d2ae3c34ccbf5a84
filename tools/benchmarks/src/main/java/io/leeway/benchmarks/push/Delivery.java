package io.leeway.benchmarks.push;

/**
 * An event that was accepted; times are seconds since the first one was due.
 *
 * @param due when it was to be sent
 * @param sent when the try began that was accepted
 * @param answered when that was answered
 * @param tries how many there were
 */
record Delivery(double due, double sent, double answered, int tries) {

    /** How long its answer took, in milliseconds. */
    double answerMillis() {
        return (answered - sent) * 1_000;
    }

    /** How long it took with all tries, and with what the sender was late, in milliseconds. */
    double acceptedMillis() {
        return (answered - due) * 1_000;
    }
}
