package io.leeway.alert.delivery.webhook;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Lets the service call this machine, and has it lose patience soon. */
public final class LocalWebhooksResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "leeway.delivery.http.allowed-networks", "127.0.0.1/32",
                "leeway.delivery.http.timeout", "1s",
                "leeway.delivery.http.pauses", "200ms,200ms,200ms");
    }

    @Override
    public void stop() {}
}
