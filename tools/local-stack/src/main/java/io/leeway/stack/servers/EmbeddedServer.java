package io.leeway.stack.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.OptionalLong;

/** A server that runs in this process, or that this process started. */
public interface EmbeddedServer extends AutoCloseable {

    /** How long a server may take to accept a connection, ms. */
    int CONNECT_MILLIS = 5_000;

    /** The port on 127.0.0.1. */
    int port();

    /** Its process, where it has one of its own. */
    default OptionalLong pid() {
        return OptionalLong.empty();
    }

    /** Whether it answers; false more than once means that only starting it anew helps. */
    default boolean isWell() {
        try (Socket probe = new Socket()) {
            probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), CONNECT_MILLIS);
            return true;
        } catch (IOException exception) {
            return false;
        }
    }

    @Override
    void close();
}
