package io.leeway.stack.servers;

/** A server that runs in this process, or that this process started. */
public interface EmbeddedServer extends AutoCloseable {

    /** The port on 127.0.0.1. */
    int port();

    @Override
    void close();
}
