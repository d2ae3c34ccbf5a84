package io.leeway.ingest.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Single predictions from RabbitMQ. */
@ConfigMapping(prefix = "leeway.ingest.events.rabbitmq")
interface EventInboxConfig {

    /** Whether predictions are taken from there; nothing is declared otherwise. */
    @WithDefault("false")
    boolean enabled();

    /**
     * The name of the topic exchange that they are sent to, with the model's name as the routing key, and of the queue
     * behind it; what is refused goes to {@code NAME.dead-letters}.
     */
    @WithDefault("leeway.predictions")
    String name();

    /**
     * How many messages an instance has in hand at most, 1 to 1,000, each with up to {@code leeway.ingest.events.body}
     * bytes; they are stored together.
     */
    @WithDefault("200")
    int prefetch();
}
