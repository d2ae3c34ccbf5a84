package io.leeway.alert;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jspecify.annotations.Nullable;

import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.Wire;

/** Embedded servers, with the broker behind a wire that a test can cut. */
public final class CutBrokerResource implements QuarkusTestResourceLifecycleManager {

    private final EmbeddedServersResource servers = new EmbeddedServersResource();
    private @Nullable Wire wire;

    @Override
    public void init(Map<String, String> arguments) {
        servers.init(arguments);
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> configuration = new HashMap<>(servers.start());
        Wire whole = Wire.to(
                configuration.get("leeway.rabbitmq.host"), Integer.parseInt(configuration.get("leeway.rabbitmq.port")));
        wire = whole;
        configuration.put("leeway.rabbitmq.host", "127.0.0.1");
        configuration.put("leeway.rabbitmq.port", String.valueOf(whole.port()));
        return configuration;
    }

    /** What tears and mends the wire, into a test's field {@code wire}. */
    @Override
    public void inject(TestInjector injector) {
        Wire whole = Objects.requireNonNull(wire);
        injector.injectIntoFields(
                Map.<String, Runnable>of("tear", whole::tear, "mend", whole::mend),
                field -> field.getName().equals("wire") && field.getType().equals(Map.class));
    }

    @Override
    public void stop() {
        if (wire != null) {
            wire.close();
        }
        servers.stop();
    }
}
