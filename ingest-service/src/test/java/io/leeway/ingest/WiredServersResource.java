package io.leeway.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jspecify.annotations.Nullable;

import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.Wire;

/** Embedded servers behind wires that a test can tear; the test itself reaches the broker past its wire. */
public final class WiredServersResource implements QuarkusTestResourceLifecycleManager {

    /** Where a test finds the broker when its wire is torn. */
    static final String BROKER_PORT = "leeway.test.broker-port";

    private final EmbeddedServersResource servers = new EmbeddedServersResource();
    private @Nullable Wire broker;
    private @Nullable Wire database;

    @Override
    public Map<String, String> start() {
        servers.init(Map.of("only", "postgres,amqp", "database", "ingest"));
        Map<String, String> configuration = new HashMap<>(servers.start());
        Wire toBroker = wire(configuration, "leeway.rabbitmq");
        Wire toDatabase = wire(configuration, "leeway.postgres");
        configuration.put(BROKER_PORT, configuration.get("leeway.rabbitmq.port"));
        configuration.put("leeway.rabbitmq.host", "127.0.0.1");
        configuration.put("leeway.rabbitmq.port", String.valueOf(toBroker.port()));
        configuration.put("leeway.postgres.host", "127.0.0.1");
        configuration.put("leeway.postgres.port", String.valueOf(toDatabase.port()));
        broker = toBroker;
        database = toDatabase;
        return configuration;
    }

    private static Wire wire(Map<String, String> configuration, String server) {
        return Wire.to(configuration.get(server + ".host"), Integer.parseInt(configuration.get(server + ".port")));
    }

    /** What tears and mends the wires, into a test's field {@code wires}. */
    @Override
    public void inject(TestInjector injector) {
        Map<String, Runnable> wires = Map.of(
                "tear-broker", Objects.requireNonNull(broker)::tear,
                "mend-broker", Objects.requireNonNull(broker)::mend,
                "tear-database", Objects.requireNonNull(database)::tear,
                "mend-database", Objects.requireNonNull(database)::mend);
        injector.injectIntoFields(
                wires,
                field -> field.getName().equals("wires") && field.getType().equals(Map.class));
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
        }
        if (database != null) {
            database.close();
        }
        servers.stop();
    }
}
