package io.leeway.support.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import org.eclipse.microprofile.config.Config;

/** Refuses to start a service whose channels could lose messages; the connector's own defaults could. */
@Singleton
final class ChannelSafetyCheck {

    private static final Pattern CHANNEL =
            Pattern.compile("mp\\.messaging\\.(incoming|outgoing)\\.([^.]+)\\.connector");
    private static final int MAXIMUM_PREFETCH = 1_000;

    private final Config config;

    ChannelSafetyCheck(Config config) {
        this.config = config;
    }

    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE - 1) StartupEvent event) {
        List<String> faults = faults();
        if (!faults.isEmpty()) {
            throw new IllegalStateException("Unsafe messaging configuration: " + String.join("; ", faults));
        }
    }

    List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (String key : config.getPropertyNames()) {
            Matcher channel = CHANNEL.matcher(key);
            if (!channel.matches()) {
                continue;
            }
            String direction = channel.group(1);
            String name = channel.group(2);
            if (direction.equals("outgoing")) {
                expect(faults, direction, name, "publish-confirms", "true");
            } else {
                expect(faults, direction, name, "failure-strategy", "reject");
                expectPrefetch(faults, name);
                String queue = value(direction, name, "queue.name");
                if (WorkQueue.named(queue).isEmpty()) {
                    faults.add("channel " + name + " reads '" + queue + "', a queue without a dead-letter queue");
                }
            }
        }
        return faults;
    }

    private void expect(List<String> faults, String direction, String name, String attribute, String expected) {
        String actual = value(direction, name, attribute);
        if (!actual.equals(expected)) {
            faults.add("channel " + name + " needs " + attribute + "=" + expected + ", not '" + actual + "'");
        }
    }

    private void expectPrefetch(List<String> faults, String name) {
        String prefetch = value("incoming", name, "max-outstanding-messages");
        if (!prefetch.matches("[1-9]\\d{0,3}") || Integer.parseInt(prefetch) > MAXIMUM_PREFETCH) {
            faults.add("channel " + name + " needs max-outstanding-messages from 1 to " + MAXIMUM_PREFETCH);
        }
    }

    private String value(String direction, String name, String attribute) {
        return config.getOptionalValue("mp.messaging." + direction + "." + name + "." + attribute, String.class)
                .or(() ->
                        config.getOptionalValue("mp.messaging.connector.smallrye-rabbitmq." + attribute, String.class))
                .orElse("");
    }
}
