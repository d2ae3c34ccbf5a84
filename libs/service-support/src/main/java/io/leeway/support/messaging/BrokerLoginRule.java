package io.leeway.support.messaging;

import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import io.leeway.support.access.StartRule;

/** RabbitMQ's own user is known to everybody. Confirms and dead-letter queues cannot be turned off, so nothing asks for them. */
@Singleton
final class BrokerLoginRule implements StartRule {

    private static final Set<String> KNOWN = Set.of("guest", EXAMPLE_PASSWORD);

    private final MessagingConfig config;

    BrokerLoginRule(MessagingConfig config) {
        this.config = config;
    }

    @Override
    public Optional<String> fault() {
        return KNOWN.contains(config.password())
                ? Optional.of(
                        "RabbitMQ's default or example password: give it a user of its own in leeway.rabbitmq.username and"
                                + " leeway.rabbitmq.password (LEEWAY_RABBITMQ_USERNAME, LEEWAY_RABBITMQ_PASSWORD).")
                : Optional.empty();
    }
}
