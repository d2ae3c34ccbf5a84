package io.leeway.support.messaging;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How a service reaches RabbitMQ and how long it tries. */
@ConfigMapping(prefix = "leeway.rabbitmq")
interface MessagingConfig {

    /** The broker's host. */
    @WithDefault("localhost")
    String host();

    /** The broker's AMQP port. */
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

    /** How long a starting service waits for the broker before it gives up. */
    @WithDefault("60s")
    Duration startTimeout();

    /** How often a message is tried before it is dead-lettered. Tries are two seconds apart. */
    @WithDefault("150")
    int maximumAttempts();
}
