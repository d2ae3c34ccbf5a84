package io.leeway.stack;

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
}
