package io.leeway.alert;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jspecify.annotations.Nullable;

import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.Wire;

/** Embedded servers, with the broker behind a wire that a test can cut. */
public final class CutBrokerResource implements QuarkusTestResourceLifecycleManager {

    // Process-wide and of the JDK's types, because the class that a test sees is another than the one that is started.
    private static final String TEAR = "leeway.test.wire.tear";
    private static final String MEND = "leeway.test.wire.mend";

    private final EmbeddedServersResource servers = new EmbeddedServersResource();
    private @Nullable Wire wire;

    /** The broker cannot be reached from now on. */
    static void tear() {
        ((Runnable) System.getProperties().get(TEAR)).run();
    }

    /** It can be again. */
    static void mend() {
        ((Runnable) System.getProperties().get(MEND)).run();
    }

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
        System.getProperties().put(TEAR, (Runnable) whole::tear);
        System.getProperties().put(MEND, (Runnable) whole::mend);
        configuration.put("leeway.rabbitmq.host", "127.0.0.1");
        configuration.put("leeway.rabbitmq.port", String.valueOf(whole.port()));
        return configuration;
    }

    @Override
    public void stop() {
        if (wire != null) {
            wire.close();
        }
        servers.stop();
    }
}
