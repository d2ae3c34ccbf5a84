package io.leeway.support.test;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.ServerSocketFactory;

import org.jspecify.annotations.Nullable;

/**
 * A wire to a server that a test can cut: between a client on a port of its own and the server.
 *
 * <p>The port is held by a socket that never listens for as long as the wire lives. Otherwise, while the wire is torn,
 * the system could give the port to any outgoing connection, even to that of the client which tries to come back.
 */
public final class Wire implements AutoCloseable {

    private static final int CONNECT_MILLIS = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final InetSocketAddress server;
    private final Socket holder;
    private final ServerSocketFactory factory;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private @Nullable Door door;

    private Wire(InetSocketAddress server, Socket holder, ServerSocketFactory factory) {
        this.server = server;
        this.holder = holder;
        this.factory = factory;
    }

    /** A wire to a server, whole. */
    public static Wire to(String host, int port) {
        return to(host, port, ServerSocketFactory.getDefault());
    }

    /** A wire whose near end is of that kind, such as one that speaks TLS. */
    public static Wire to(String host, int port, ServerSocketFactory factory) {
        Wire wire = new Wire(new InetSocketAddress(host, port), heldPort(), factory);
        wire.mend();
        return wire;
    }

    private static Socket heldPort() {
        Socket holder = new Socket();
        try {
            holder.setReuseAddress(true);
            holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return holder;
        } catch (IOException exception) {
            close(holder);
            throw new UncheckedIOException(exception);
        }
    }

    /** Where clients connect. */
    public int port() {
        return holder.getLocalPort();
    }

    /** Breaks every connection; new ones come about at once. */
    public void cut() {
        Set.copyOf(sockets).forEach(Wire::close);
    }

    /** Breaks every connection and refuses new ones until it is mended. */
    public synchronized void tear() {
        if (door != null) {
            door.close();
            door = null;
        }
        cut();
    }

    /** Lets connections come about. */
    public synchronized void mend() {
        if (door != null) {
            return;
        }
        try {
            ServerSocket socket = factory.createServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
            door = new Door(socket, Thread.ofVirtual().start(() -> accept(socket)));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    @Override
    public void close() {
        tear();
        close(holder);
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                sockets.add(client);
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException exception) {
                // Torn, which the loop's condition says, or a client that left while it was let in.
            }
        }
    }

    private void connect(Socket client) {
        Socket upstream = new Socket();
        sockets.add(upstream);
        try {
            upstream.connect(server, CONNECT_MILLIS);
            Thread back = Thread.ofVirtual().start(() -> carry(upstream, client));
            carry(client, upstream);
            back.join();
        } catch (IOException exception) {
            // The server is away: the client sees a broken connection, which is what the wire is for.
            close(client);
            close(upstream);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(client);
            sockets.remove(upstream);
        }
    }

    private static void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException exception) {
            // One end has gone; the other follows.
        } finally {
            close(from);
            close(to);
        }
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException exception) {
            throw new UncheckedIOException("a socket cannot be closed", exception);
        }
    }

    /**
     * Where connections come in. The system frees the port only when nobody waits at the socket any more, so closing it
     * ends with the end of the thread that does.
     */
    private record Door(ServerSocket socket, Thread acceptor) {

        void close() {
            Wire.close(socket);
            try {
                if (!acceptor.join(PATIENCE)) {
                    throw new IllegalStateException("port " + socket.getLocalPort() + " is still waited at");
                }
            } catch (InterruptedException exception) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
