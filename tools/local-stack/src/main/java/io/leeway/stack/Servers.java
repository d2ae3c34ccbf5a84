package io.leeway.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

import io.leeway.stack.client.ServerPasswords;
import io.leeway.stack.servers.AmqpBroker;
import io.leeway.stack.servers.Databases;
import io.leeway.stack.servers.DocumentServer;
import io.leeway.stack.servers.EmbeddedPostgresServer;
import io.leeway.stack.servers.EmbeddedServer;
import io.leeway.stack.servers.KeptServer;
import io.leeway.stack.servers.MailServer;
import io.leeway.stack.services.FreePorts;

/** The servers that the services need: embedded ones, or ones that somebody else runs. */
final class Servers implements AutoCloseable {

    /** Names of the servers, as {@code --only} takes them. */
    static final Set<String> ALL = Set.of("postgres", "amqp", "mongo", "mail");

    private final List<KeptServer> running = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> environment = Collections.synchronizedMap(new TreeMap<>());
    private final Map<String, String> facts = Collections.synchronizedMap(new TreeMap<>());

    private final ServerPasswords passwords;

    private Servers(ServerPasswords passwords) {
        this.passwords = passwords;
        facts.put("passwords.file", passwords.file().toString());
    }

    /** Starts those that are wanted and not external, all at once. */
    static Servers start(Path data, Ports ports, Set<String> wanted, ExternalServers external, Events events) {
        Servers servers = new Servers(ServerPasswords.in(data));
        Map<String, Callable<Void>> starts = new LinkedHashMap<>();
        starts.put("postgres", () -> servers.postgres(data, ports.postgres, external.postgres));
        starts.put("amqp", () -> servers.amqp(data, ports.amqp, external.rabbitmq));
        starts.put("mongo", () -> servers.mongo(data, ports.mongo, external.mongodb));
        starts.put("mail", () -> servers.mail(data, ports.smtp, ports.imap, external.smtp));
        starts.keySet().retainAll(wanted);
        try (ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, starts.size()))) {
            Map<String, Future<Void>> results = new LinkedHashMap<>();
            starts.forEach((name, start) -> results.put(name, threads.submit(timed(name, start, events))));
            for (Future<Void> result : results.values()) {
                result.get();
            }
            return servers;
        } catch (ExecutionException exception) {
            servers.close();
            Throwable cause = Objects.requireNonNull(exception.getCause(), "what a start failed with");
            throw new IllegalStateException(cause.getMessage(), cause);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            servers.close();
            throw new IllegalStateException("interrupted while the servers started", exception);
        }
    }

    /** What a service needs to know of them, as environment variables. */
    Map<String, String> environment() {
        return environment;
    }

    /** What the program that started this one needs to know of them. */
    Map<String, String> facts() {
        return facts;
    }

    /** The embedded ones. */
    List<KeptServer> embedded() {
        return List.copyOf(running);
    }

    @Override
    public void close() {
        for (KeptServer server : embedded().reversed()) {
            try {
                server.close();
            } catch (RuntimeException exception) {
                Console.say(server.name() + " did not stop cleanly; logs/servers.log says why.");
                System.err.println(server.name() + " did not stop cleanly: " + exception);
            }
        }
    }

    private static Callable<Void> timed(String name, Callable<Void> start, Events events) {
        return () -> {
            long begin = System.nanoTime();
            start.call();
            long millis = (System.nanoTime() - begin) / 1_000_000;
            events.tell("progress", Map.of("what", name, "millis", Long.toString(millis)));
            return null;
        };
    }

    private Void postgres(Path data, int port, @Nullable URI external) {
        String user = EmbeddedPostgresServer.USER;
        String password = passwords.of("postgres");
        String host = "127.0.0.1";
        int actual;
        if (external == null) {
            Path log = data.resolve("logs/postgresql.log");
            actual = keep("PostgreSQL", port, chosen -> {
                EmbeddedPostgresServer server = EmbeddedPostgresServer.start(
                        data.resolve("postgresql"), Cache.folder("postgresql"), log, chosen, passwords.of("postgres"));
                server.createDatabases(Databases.NAMES);
                return server;
            });
        } else {
            ExternalAddress address = ExternalAddress.of(external, 5432);
            user = address.user();
            password = address.password();
            host = address.host();
            actual = address.port();
            Databases.createAt(host, actual, user, password);
        }
        environment.put("LEEWAY_POSTGRES_HOST", host);
        environment.put("LEEWAY_POSTGRES_PORT", Integer.toString(actual));
        environment.put("LEEWAY_POSTGRES_USERNAME", user);
        environment.put("LEEWAY_POSTGRES_PASSWORD", password);
        facts.put("postgres.host", host);
        facts.put("postgres.port", Integer.toString(actual));
        return null;
    }

    private Void amqp(Path data, int port, @Nullable URI external) {
        String host = "127.0.0.1";
        String user = AmqpBroker.USER;
        String password = passwords.of("amqp");
        String virtualHost = "/";
        boolean tls = false;
        int actual;
        if (external == null) {
            actual = keep(
                    "the AMQP broker",
                    port,
                    chosen -> AmqpBroker.start(data.resolve("amqp"), chosen, passwords.of("amqp")));
        } else {
            tls = "amqps".equals(external.getScheme());
            ExternalAddress address = ExternalAddress.of(external, tls ? 5671 : 5672);
            user = address.user();
            password = address.password();
            host = address.host();
            actual = address.port();
            virtualHost = address.path().isEmpty() ? "/" : address.path();
        }
        environment.put("LEEWAY_RABBITMQ_TLS", Boolean.toString(tls));
        environment.put("LEEWAY_RABBITMQ_HOST", host);
        environment.put("LEEWAY_RABBITMQ_PORT", Integer.toString(actual));
        environment.put("LEEWAY_RABBITMQ_USERNAME", user);
        environment.put("LEEWAY_RABBITMQ_PASSWORD", password);
        environment.put("LEEWAY_RABBITMQ_VHOST", virtualHost);
        facts.put("amqp.host", host);
        facts.put("amqp.port", Integer.toString(actual));
        return null;
    }

    private Void mongo(Path data, int port, @Nullable String external) {
        String uri = external;
        if (uri == null) {
            int actual =
                    keep("the document store", port, chosen -> DocumentServer.start(data.resolve("mongodb"), chosen));
            uri = "mongodb://127.0.0.1:" + actual;
        }
        environment.put("LEEWAY_MONGODB_URI", uri);
        if (external == null) {
            facts.put("mongo.uri", uri);
        }
        return null;
    }

    private Void mail(Path data, int smtpPort, int imapPort, @Nullable String external) {
        String host = "127.0.0.1";
        String port;
        if (external == null) {
            Path folder = data.resolve("mail");
            int actualImap = imapPort == 0 ? FreePorts.next() : imapPort;
            port = Integer.toString(
                    keep("the mailbox", smtpPort, chosen -> MailServer.start(folder, chosen, actualImap)));
            facts.put("imap.port", Integer.toString(actualImap));
            facts.put("mail.folder", folder.toAbsolutePath().toString());
        } else {
            int colon = external.lastIndexOf(':');
            host = colon < 0 ? external : external.substring(0, colon);
            port = colon < 0 ? "25" : external.substring(colon + 1);
        }
        environment.put("LEEWAY_SMTP_HOST", host);
        environment.put("LEEWAY_SMTP_PORT", port);
        facts.put("smtp.host", host);
        facts.put("smtp.port", port);
        return null;
    }

    private int keep(String name, int port, IntFunction<? extends EmbeddedServer> start) {
        KeptServer server = new KeptServer(name, port, start);
        running.add(server);
        return server.current().port();
    }
}
