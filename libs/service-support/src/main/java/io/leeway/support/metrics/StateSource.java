package io.leeway.support.metrics;

/** Knows a part of the state that all instances of a service share. It is asked by one thread at a time. */
public interface StateSource {

    /**
     * Reads it.
     *
     * @throws RuntimeException if it cannot be read now; nothing is told of it then
     */
    void read(StateReadings readings);
}
