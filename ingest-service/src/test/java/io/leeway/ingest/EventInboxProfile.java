package io.leeway.ingest;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Takes events from RabbitMQ, and collects them soon. */
public final class EventInboxProfile implements QuarkusTestProfile {

    static final int LARGEST_BODY = 10_240;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "leeway.ingest.events.rabbitmq.enabled", "true",
                "leeway.ingest.events.rabbitmq.prefetch", "20",
                "leeway.ingest.events.batch-rows", "50",
                "leeway.ingest.events.batch-after", "1s",
                "leeway.ingest.events.body", String.valueOf(LARGEST_BODY),
                "leeway.rabbitmq.longest-pause", "1s");
    }
}
