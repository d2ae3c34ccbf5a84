package io.leeway.support.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jspecify.annotations.Nullable;

import io.leeway.stack.client.Folders;
import io.leeway.stack.client.StackProcess;

/**
 * Starts embedded servers in a process of their own for the tests of a service, with an empty folder for their data.
 *
 * <p>Init arguments: {@code only}, the servers wanted, as {@code amqp,postgres}; {@code database}, the service's
 * database.
 */
public final class EmbeddedServersResource implements QuarkusTestResourceLifecycleManager {

    private Map<String, String> arguments = Map.of();
    private @Nullable StackProcess servers;
    private @Nullable Path data;

    @Override
    public void init(Map<String, String> initArguments) {
        arguments = initArguments;
    }

    @Override
    public Map<String, String> start() {
        try {
            data = Files.createTempDirectory("leeway-test");
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        Path home = Path.of(System.getProperty("leeway.root")).resolve("tools/local-stack/target");
        String only = arguments.getOrDefault("only", "postgres,amqp,mongo,mail");
        StackProcess started =
                StackProcess.start(home, List.of("servers", "--data", data.toString(), "--only", only), event -> {});
        servers = started;
        return configuration(started, only);
    }

    private Map<String, String> configuration(StackProcess started, String only) {
        Map<String, String> configuration = new HashMap<>();
        if (only.contains("postgres")) {
            configuration.put("leeway.postgres.host", started.fact("postgres.host"));
            configuration.put("leeway.postgres.port", started.fact("postgres.port"));
            configuration.put("leeway.postgres.username", "postgres");
            configuration.put("leeway.postgres.password", started.password("postgres"));
            configuration.put("leeway.postgres.database", arguments.getOrDefault("database", "postgres"));
        }
        if (only.contains("amqp")) {
            configuration.put("leeway.rabbitmq.host", started.fact("amqp.host"));
            configuration.put("leeway.rabbitmq.port", started.fact("amqp.port"));
            configuration.put("leeway.rabbitmq.password", started.password("amqp"));
        }
        if (only.contains("mongo")) {
            configuration.put("leeway.mongodb.uri", started.fact("mongo.uri"));
        }
        if (only.contains("mail")) {
            configuration.put("leeway.smtp.host", started.fact("smtp.host"));
            configuration.put("leeway.smtp.port", started.fact("smtp.port"));
            configuration.put("leeway.test.mail-folder", started.fact("mail.folder"));
        }
        return configuration;
    }

    @Override
    public void stop() {
        if (servers != null) {
            servers.close();
        }
        if (data != null) {
            Folders.delete(data);
        }
    }
}
