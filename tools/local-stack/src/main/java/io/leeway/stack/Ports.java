package io.leeway.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import picocli.CommandLine.Option;

/** The embedded servers' ports on 127.0.0.1; 0, the default, is a free one. */
final class Ports {

    @Option(names = "--postgres-port", paramLabel = "PORT", description = "PostgreSQL (default: a free port)")
    int postgres;

    @Option(names = "--amqp-port", paramLabel = "PORT", description = "the AMQP broker (default: a free port)")
    int amqp;

    @Option(names = "--mongo-port", paramLabel = "PORT", description = "the MongoDB server (default: a free port)")
    int mongo;

    @Option(names = "--smtp-port", paramLabel = "PORT", description = "the mailbox's SMTP (default: a free port)")
    int smtp;

    @Option(names = "--imap-port", paramLabel = "PORT", description = "the mailbox's IMAP (default: a free port)")
    int imap;

    /** A port that nobody uses now. */
    static int free() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
