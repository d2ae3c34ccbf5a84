package io.leeway.support.test;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
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

    private static final int BUFFER = 16_384;

    private final InetSocketAddress server;
    private final Socket holder;
    private final ServerSocketFactory factory;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket listening;

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
        sockets.forEach(Wire::close);
        sockets.clear();
    }

    /** Breaks every connection and refuses new ones until it is mended. */
    public synchronized void tear() {
        if (listening != null) {
            close(listening);
            listening = null;
        }
        cut();
    }

    /** Lets connections come about. */
    public synchronized void mend() {
        if (listening != null) {
            return;
        }
        try {
            ServerSocket socket = factory.createServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
            listening = socket;
            Thread.ofVirtual().start(() -> accept(socket));
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
                Socket upstream = new Socket();
                sockets.add(client);
                sockets.add(upstream);
                upstream.connect(server, 2_000);
                Thread.ofPlatform().daemon().start(() -> carry(client, upstream));
                Thread.ofPlatform().daemon().start(() -> carry(upstream, client));
            } catch (IOException exception) {
                // Torn, or the server is away: the client sees a broken connection, which is what the wire is for.
                cut();
            }
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            int read;
            while ((read = from.getInputStream().read(buffer)) >= 0) {
                to.getOutputStream().write(buffer, 0, read);
                to.getOutputStream().flush();
            }
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
}
