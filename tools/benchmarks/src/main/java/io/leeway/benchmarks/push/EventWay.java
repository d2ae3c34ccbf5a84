package io.leeway.benchmarks.push;

/** How events get to ingest-service; several threads send. */
interface EventWay extends AutoCloseable {

    /** Sends half of a prediction as soon as there is room, and throws where it cannot be sent. */
    void send(EventHalf half) throws InterruptedException;

    /** Returns when everything that was sent has been taken over by whoever it was sent to. */
    @Override
    void close();
}
