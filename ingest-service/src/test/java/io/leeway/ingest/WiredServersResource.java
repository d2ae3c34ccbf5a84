package io.leeway.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jspecify.annotations.Nullable;

import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.Wire;

/** Embedded servers behind wires that a test can tear; the test itself reaches the broker past its wire. */
public final class WiredServersResource implements QuarkusTestResourceLifecycleManager {

    /** Where a test finds the broker when its wire is torn. */
    static final String BROKER_PORT = "leeway.test.broker-port";

    // Process-wide, because the class that a test sees is another than the one that Quarkus started.
    private static final String HOLDER = "leeway.test.wires";

    private final EmbeddedServersResource servers = new EmbeddedServersResource();
    private @Nullable Wire broker;
    private @Nullable Wire database;

    static void tearBroker() {
        wires().get("tear-broker").run();
    }

    static void mendBroker() {
        wires().get("mend-broker").run();
    }

    static void tearDatabase() {
        wires().get("tear-database").run();
    }

    static void mendDatabase() {
        wires().get("mend-database").run();
    }

    @SuppressWarnings("unchecked") // Only this class puts it there.
    private static Map<String, Runnable> wires() {
        return (Map<String, Runnable>)
                System.getProperties().computeIfAbsent(HOLDER, key -> new ConcurrentHashMap<String, Runnable>());
    }

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
        wires().put("tear-broker", toBroker::tear);
        wires().put("mend-broker", toBroker::mend);
        wires().put("tear-database", toDatabase::tear);
        wires().put("mend-database", toDatabase::mend);
        broker = toBroker;
        database = toDatabase;
        return configuration;
    }

    private static Wire wire(Map<String, String> configuration, String server) {
        return Wire.to(configuration.get(server + ".host"), Integer.parseInt(configuration.get(server + ".port")));
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
