package io.leeway.stack;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Servers that somebody else runs, to be used instead of the embedded ones. */
final class ExternalServers {

    @Option(
            names = "--rabbitmq",
            paramLabel = "URI",
            description = "amqp://user:password@host:port/vhost, or amqps:// for TLS")
    @Nullable
    URI rabbitmq;

    @Option(names = "--postgres", paramLabel = "URI", description = "postgresql://user:password@host:port")
    @Nullable
    URI postgres;

    @Option(names = "--mongodb", paramLabel = "URI", description = "a mongodb:// or mongodb+srv:// connection string")
    @Nullable
    String mongodb;

    @Option(names = "--smtp", paramLabel = "HOST:PORT", description = "a mail server")
    @Nullable
    String smtp;
}
