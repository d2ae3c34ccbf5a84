package io.leeway.stack.servers;

import java.util.function.IntFunction;

/** An embedded server that can be started anew, on the same port and the same files. */
public final class KeptServer implements AutoCloseable {

    private final String name;
    private final IntFunction<? extends EmbeddedServer> start;
    private final int port;
    private EmbeddedServer current;

    /**
     * Starts it.
     *
     * @param name what people call it
     * @param start starts it on a port, 0 for a free one
     */
    public KeptServer(String name, int port, IntFunction<? extends EmbeddedServer> start) {
        this.name = name;
        this.start = start;
        this.current = start.apply(port);
        this.port = current.port();
    }

    /** What people call it. */
    public String name() {
        return name;
    }

    /** The server as it runs now. */
    public synchronized EmbeddedServer current() {
        return current;
    }

    /** Stops what is left of it and starts it on its port. */
    public synchronized void restart() {
        try {
            current.close();
        } catch (RuntimeException exception) {
            // It is broken already; whether starting works is what counts.
            System.err.println(name + " did not stop cleanly: " + exception);
        }
        current = start.apply(port);
    }

    @Override
    public synchronized void close() {
        current.close();
    }
}
