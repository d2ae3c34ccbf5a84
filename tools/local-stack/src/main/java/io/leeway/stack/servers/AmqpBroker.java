package io.leeway.stack.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import javax.security.auth.login.AccountNotFoundException;

import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener;
import org.apache.qpid.server.model.AuthenticationProvider;
import org.apache.qpid.server.model.Broker;
import org.apache.qpid.server.model.PasswordCredentialManagingAuthenticationProvider;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.State;
import org.apache.qpid.server.model.SystemConfig;
import org.apache.qpid.server.model.VirtualHostNode;
import org.apache.qpid.server.model.port.AmqpPort;
import org.apache.qpid.server.virtualhost.QueueManagingVirtualHost;

/**
 * Apache Qpid Broker-J with a durable store, made to understand RabbitMQ's queue arguments.
 *
 * <p>What it still does otherwise than RabbitMQ: a mandatory message that no queue takes is refused (nack) and then
 * returned, where RabbitMQ returns and then confirms it; a consumer is not told that its queue was deleted; an exclusive
 * queue that deletes itself and never had a consumer outlives its connection; there is no {@code x-death} header.
 */
public final class AmqpBroker implements EmbeddedServer {

    /** The only user, called as RabbitMQ's is. */
    public static final String USER = "guest";

    /** What the broker's own files hold in place of the password, which it is told at each start. */
    private static final String PASSWORD = "${leeway.amqp.password}";

    private final SystemLauncher launcher;
    private final int port;

    private AmqpBroker(SystemLauncher launcher, int port) {
        this.launcher = launcher;
        this.port = port;
    }

    /**
     * Starts it.
     *
     * @param port 0 for a free one
     * @param password the user's, from now on
     */
    public static AmqpBroker start(Path data, int port, String password) {
        try {
            Files.createDirectories(data);
            Path configuration = data.resolve("initial-config.json");
            Files.writeString(configuration, initialConfiguration());
            return start(data, configuration, context(data, port, password));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static AmqpBroker start(Path data, Path configuration, Map<String, String> context) {
        AtomicReference<SystemConfig<?>> system = new AtomicReference<>();
        SystemLauncher launcher = new SystemLauncher(new SystemLauncherListener.DefaultSystemLauncherListener() {
            @Override
            public void onContainerResolve(SystemConfig<?> resolved) {
                system.set(resolved);
            }
        });
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("type", "JSON");
        attributes.put("context", context);
        attributes.put("initialConfigurationLocation", configuration.toUri().toString());
        attributes.put("startupLoggedToSystemOut", "false");
        try {
            launcher.startup(attributes);
        } catch (Exception exception) {
            throw new IllegalStateException("The AMQP broker did not start on " + data, exception);
        }
        try {
            return verified(launcher, Objects.requireNonNull(system.get(), "Qpid tells its model when it has started"));
        } catch (RuntimeException exception) {
            launcher.shutdown();
            throw exception;
        }
    }

    /** Starting swallows errors, so the model is inspected. */
    @SuppressWarnings("unchecked") // Qpid's own signature is raw here.
    private static AmqpBroker verified(SystemLauncher launcher, SystemConfig<?> system) {
        Broker<?> broker = (Broker<?>) system.getContainer(Broker.class);
        if (broker == null) {
            throw new IllegalStateException("The AMQP broker did not start");
        }
        broker.getAuthenticationProviders().forEach(AmqpBroker::takePassword);
        int bound = 0;
        for (Port<?> port : broker.getPorts()) {
            if (port.getState() != State.ACTIVE) {
                throw new IllegalStateException("The AMQP broker's port is " + port.getState() + "; is it in use?");
            }
            bound = ((AmqpPort<?>) port).getBoundPort();
        }
        for (VirtualHostNode<?> node : broker.getVirtualHostNodes()) {
            if (node.getVirtualHost() instanceof QueueManagingVirtualHost<?> host) {
                RabbitArguments.teach(host);
            }
        }
        removeShutdownHook(broker);
        return new AmqpBroker(launcher, bound);
    }

    /** A folder of an earlier version holds that version's password, which everybody knows. */
    private static void takePassword(AuthenticationProvider<?> provider) {
        if (provider instanceof PasswordCredentialManagingAuthenticationProvider<?> passwords) {
            try {
                passwords.setPassword(USER, PASSWORD);
            } catch (AccountNotFoundException exception) {
                throw new IllegalStateException("The AMQP broker has no user " + USER, exception);
            }
        }
    }

    /** The broker would stop itself at once on a signal, while the services still finish what they have in hand. */
    private static void removeShutdownHook(Broker<?> broker) {
        for (Class<?> type = broker.getClass(); type != null; type = type.getSuperclass()) {
            try {
                Field hook = type.getDeclaredField("_shutdownHook");
                hook.setAccessible(true);
                Runtime.getRuntime().removeShutdownHook((Thread) hook.get(broker));
                return;
            } catch (NoSuchFieldException exception) {
                // It is declared further up.
                continue;
            } catch (IllegalAccessException exception) {
                throw new IllegalStateException(exception);
            }
        }
        throw new IllegalStateException("This version of the AMQP broker keeps its shutdown hook elsewhere");
    }

    private static Map<String, String> context(Path data, int port, String password) {
        Map<String, String> context = new HashMap<>();
        context.put("qpid.work_dir", data.toAbsolutePath().toString());
        context.put("leeway.amqp.port", Integer.toString(port));
        context.put("leeway.amqp.password", password);
        // A rejected message must be dead-lettered at once instead of being delivered again.
        context.put("queue.maximumDeliveryAttempts", "1");
        context.put("exchange.behaviourOnUnknownDeclareArgument", "IGNORE");
        context.put("queue.behaviourOnUnknownDeclareArgument", "IGNORE");
        // How exactly a message's time to live is kept; the default is 30 s.
        context.put("virtualhost.housekeepingCheckPeriod", "500");
        return context;
    }

    /** Port and password are in the context, because this configuration is read on the first start only. */
    private static String initialConfiguration() {
        return """
                {
                  "name": "leeway",
                  "modelVersion": "9.1",
                  "authenticationproviders": [{
                    "name": "plain", "type": "Plain", "secureOnlyMechanisms": [],
                    "users": [{"name": "guest", "type": "managed", "password": "%s"}]
                  }],
                  "ports": [{
                    "name": "AMQP", "port": "${leeway.amqp.port}", "bindingAddress": "127.0.0.1",
                    "authenticationProvider": "plain", "protocols": ["AMQP_0_9_1"],
                    "virtualhostaliases": [
                      {"name": "nameAlias", "type": "nameAlias"}, {"name": "defaultAlias", "type": "defaultAlias"}
                    ]
                  }],
                  "virtualhostnodes": [{
                    "name": "default", "type": "JSON", "defaultVirtualHostNode": "true",
                    "virtualHostInitialConfiguration": "{\\"type\\": \\"BDB\\"}"
                  }]
                }
                """.formatted(PASSWORD);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void close() {
        launcher.shutdown();
    }
}
