package io.leeway.alert.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jspecify.annotations.Nullable;

/**
 * A mail server that does what a test tells it to, in the test's fields: {@code mailServer} says how it behaves, {@code
 * taken} lists the recipients of the mails that it took. It behaves {@code well}, or is {@code away} (connections are
 * closed), {@code silent} (nothing is said) or {@code refusing} (550); so it does on connections from before, too.
 */
public final class FaultyMailServerResource implements QuarkusTestResourceLifecycleManager {

    private final AtomicReference<String> mode = new AtomicReference<>("well");
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private @Nullable ServerSocket server;

    @Override
    public Map<String, String> start() {
        try {
            ServerSocket started = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            server = started;
            Thread.ofVirtual().start(() -> accept(started));
            return Map.of(
                    "leeway.smtp.host",
                    "127.0.0.1",
                    "leeway.smtp.port",
                    String.valueOf(started.getLocalPort()),
                    "leeway.delivery.smtp-timeout",
                    "1s",
                    "leeway.delivery.outage-pause",
                    "1s",
                    "leeway.delivery.maximum-attempts",
                    "2",
                    "leeway.test.mail-folder",
                    "none");
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(mode, field -> field.getName().equals("mailServer"));
        injector.injectIntoFields(taken, field -> field.getName().equals("taken"));
    }

    private void accept(ServerSocket started) {
        while (!started.isClosed()) {
            try {
                Socket socket = started.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException exception) {
                // It is closed, or the client is gone.
            }
        }
    }

    private void serve(Socket socket) {
        try {
            if (mode.get().equals("away")) {
                socket.close();
            } else if (!mode.get().equals("silent")) {
                talk(socket);
            }
        } catch (IOException exception) {
            // The client is gone.
        }
    }

    private void talk(Socket socket) throws IOException {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            OutputStream out = socket.getOutputStream();
            say(out, "220 faulty");
            String recipient = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (mode.get().equals("away")) {
                    return;
                }
                if (mode.get().equals("silent")) {
                    continue;
                }
                String command = line.toUpperCase(Locale.ROOT);
                if (command.startsWith("RCPT")) {
                    recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    say(out, mode.get().equals("refusing") ? "550 not here" : "250 ok");
                } else if (command.equals("DATA")) {
                    say(out, "354 go on");
                    while (!Objects.requireNonNullElse(in.readLine(), ".").equals(".")) {
                        continue;
                    }
                    taken.add(recipient);
                    say(out, "250 taken");
                } else if (command.equals("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 ok");
                }
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void stop() {
        try {
            if (server != null) {
                server.close();
            }
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
