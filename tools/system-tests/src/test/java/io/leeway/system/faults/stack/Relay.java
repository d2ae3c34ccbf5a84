package io.leeway.system.faults.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/** A TCP connection's way to a server, which can be cut, barred and opened again. */
public final class Relay implements AutoCloseable {

    private static final int CONNECT_MILLIS = 2_000;

    private final int target;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket door;

    private Relay(int target, int port) {
        this.target = target;
        this.port = port;
    }

    /** An open way to a port of this machine. */
    public static Relay to(int target) {
        Relay relay = new Relay(target, Ports.free());
        relay.open();
        return relay;
    }

    /** Where connections to it are made. */
    public int port() {
        return port;
    }

    /** Ends every connection there is; new ones come through. */
    void cut() {
        for (Socket socket : Set.copyOf(sockets)) {
            closeQuietly(socket);
        }
    }

    /** Ends every connection and lets none through. */
    public synchronized void bar() {
        if (door != null) {
            closeQuietly(door);
            door = null;
        }
        cut();
    }

    /** Lets connections through again. */
    public synchronized void open() {
        if (door != null) {
            return;
        }
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            door = opened;
            Thread.ofPlatform().daemon().name("relay-" + target).start(() -> accept(opened));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    @Override
    public void close() {
        bar();
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket client = opened.accept();
                sockets.add(client);
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException exception) {
                // Closed on purpose, or the loop's condition says that it was not.
            }
        }
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        sockets.add(server);
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
            Thread back = Thread.ofVirtual().start(() -> copy(server, client));
            copy(client, server);
            back.join();
        } catch (IOException exception) {
            closeQuietly(client);
            closeQuietly(server);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(client);
            sockets.remove(server);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException exception) {
            // One end is gone; then the other goes as well.
        }
        closeQuietly(from);
        closeQuietly(to);
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception exception) {
            // There is nothing left to close.
        }
    }
}
