package io.leeway.alert.delivery.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import io.vertx.mutiny.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.leeway.alert.delivery.Outcome;
import io.leeway.alert.delivery.TestConfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Mails and the connections that they go over. */
class MailSenderTest {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger farewells = new AtomicInteger();
    private volatile boolean closesAfterEach;
    private ServerSocket server;
    private MailClients clients;
    private MailSender sender;

    @BeforeEach
    void begin() throws IOException {
        ServerSocket started = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(() -> accept(started));
        MailConfig config = new MailConfig()
                .setHostname("127.0.0.1")
                .setPort(started.getLocalPort())
                .setStarttls(StartTLSOptions.DISABLED)
                .setMaxPoolSize(4);
        config.setIdleTimeout(10).setIdleTimeoutUnit(TimeUnit.SECONDS);
        server = started;
        clients = new MailClients(vertx, config);
        sender = new MailSender(clients, new TestConfig());
    }

    @AfterEach
    void end() throws IOException {
        clients.close();
        server.close();
        vertx.closeAndAwait();
    }

    @Test
    void shouldMissNoGreetingWhateverThreadAsks() throws Exception {
        // Given: a connection for each mail, whose greeting comes at once
        closesAfterEach = true;
        Semaphore atATime = new Semaphore(4);
        List<Future<Outcome>> outcomes = new ArrayList<>();

        // When
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 400; i++) {
                outcomes.add(threads.submit(() -> {
                    atATime.acquire();
                    try {
                        return sender.send(mail());
                    } finally {
                        atATime.release();
                    }
                }));
            }
        }

        // Then
        for (Future<Outcome> outcome : outcomes) {
            assertThat(outcome.get()).isEqualTo(new Outcome.Taken());
        }
        assertThat(taken).hasValue(400);
    }

    @Test
    void shouldSendSeveralMailsOverOneConnectionAndTakeLeaveOfTheServerSoon() {
        // When
        for (int i = 0; i < 3; i++) {
            assertThat(sender.send(mail())).isEqualTo(new Outcome.Taken());
        }

        // Then
        assertThat(connections).hasValue(1);
        await().atMost(20, TimeUnit.SECONDS).until(() -> farewells.get() == 1);
    }

    private static MailMessage mail() {
        return new MailMessage()
                .setFrom("leeway@example.com")
                .setTo("ada@example.com")
                .setSubject("A subject")
                .setText("A text.");
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket socket = from.accept();
                connections.incrementAndGet();
                Thread.ofPlatform().daemon().start(() -> talk(socket));
            } catch (IOException exception) {
                // It is closed.
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            OutputStream out = socket.getOutputStream();
            say(out, "220 here");
            boolean isContent = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (isContent) {
                    if (line.equals(".")) {
                        isContent = false;
                        taken.incrementAndGet();
                        say(out, "250 taken");
                        if (closesAfterEach) {
                            return;
                        }
                    }
                } else if (line.equals("DATA")) {
                    isContent = true;
                    say(out, "354 go on");
                } else if (line.equals("QUIT")) {
                    farewells.incrementAndGet();
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 ok");
                }
            }
        } catch (IOException exception) {
            // The client is gone.
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
