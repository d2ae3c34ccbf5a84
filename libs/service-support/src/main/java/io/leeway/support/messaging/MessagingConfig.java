package io.leeway.support.messaging;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How a service reaches RabbitMQ, how long it waits for an answer, and how it tries again. */
@ConfigMapping(prefix = "leeway.rabbitmq")
interface MessagingConfig {

    /** The broker's host. */
    @WithDefault("localhost")
    String host();

    /** The broker's AMQP port; 5671 is usual with TLS. */
    @WithDefault("5672")
    int port();

    /** The user. */
    @WithDefault("guest")
    String username();

    /** The user's password. */
    @WithDefault("guest")
    String password();

    /** The virtual host. */
    @WithDefault("/")
    String vhost();

    /** Whether to speak TLS ({@code amqps}); the broker's certificate must be trusted and name its host. */
    @WithDefault("false")
    boolean tls();

    /** The entry of {@code quarkus.tls} that says what is trusted; without one, what the JVM trusts. */
    Optional<String> tlsConfiguration();

    /**
     * What kind of queue Leeway's queues are: {@code classic}, or {@code quorum} on a cluster, where each message lies on
     * several nodes. An existing queue keeps its kind; to change it, take a new virtual host.
     */
    @WithDefault("classic")
    QueueKind queueType();

    /** How long a connection may take to come about. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** After how long without a sign of life a connection counts as broken. */
    @WithDefault("10s")
    Duration heartbeat();

    /** How long the broker may take to confirm a message before it counts as not sent. */
    @WithDefault("15s")
    Duration confirmTimeout();

    /** The longest pause before a broken connection, or work that a fault of the surroundings stopped, is tried again. */
    @WithDefault("10s")
    Duration longestPause();

    /**
     * How often a message is tried that fails for no reason that is known, before it is dead-lettered; a server that is
     * away is waited for without a limit.
     */
    @WithDefault("5")
    int maximumAttempts();

    /** How long a message may wait for what it needs and others do not, before it is dead-lettered. */
    @WithDefault("24h")
    Duration patience();

    /** How long work in hand may take when the service is told to stop; what is not finished is given back. */
    @WithDefault("20s")
    Duration stopTimeout();

    /** Whether the service can do what it is there for while the broker is away, as far as readiness is concerned. */
    @WithDefault("false")
    boolean readyWithoutBroker();
}
