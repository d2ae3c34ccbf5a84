package io.leeway.system.faults.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.leeway.support.test.Wire;

/** RabbitMQ and PostgreSQL as the distribution has them, started and stopped by {@code .ci/real-servers}. */
final class RealInfrastructure implements Infrastructure {

    private static final int SECONDS = 90;

    private final String name;
    private final Path folder;
    private final URI rabbitmq = URI.create(System.getenv("LEEWAY_TEST_RABBITMQ"));
    private final URI postgres = URI.create(System.getenv("LEEWAY_TEST_POSTGRES"));
    private final EmbeddedServers servers;
    private final Wire mail;

    private RealInfrastructure(String name, Path folder, EmbeddedServers servers) {
        this.name = name;
        this.folder = folder;
        this.servers = servers;
        this.mail = Wire.to("127.0.0.1", servers.port("smtp.port"));
    }

    static RealInfrastructure start(String name, Path data, Path folder) {
        RealInfrastructure started =
                new RealInfrastructure(name, folder, EmbeddedServers.start(data, List.of("mongo", "mail")));
        started.tool("fresh", name);
        return started;
    }

    @Override
    public Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("LEEWAY_RABBITMQ_HOST", rabbitmq.getHost()),
                Map.entry("LEEWAY_RABBITMQ_PORT", Integer.toString(rabbitmq.getPort())),
                Map.entry("LEEWAY_RABBITMQ_USERNAME", user(rabbitmq)),
                Map.entry("LEEWAY_RABBITMQ_PASSWORD", password(rabbitmq)),
                Map.entry("LEEWAY_RABBITMQ_VHOST", name),
                Map.entry("LEEWAY_POSTGRES_HOST", postgres.getHost()),
                Map.entry("LEEWAY_POSTGRES_PORT", Integer.toString(postgres.getPort())),
                Map.entry("LEEWAY_POSTGRES_USERNAME", user(postgres)),
                Map.entry("LEEWAY_POSTGRES_PASSWORD", password(postgres)),
                Map.entry("LEEWAY_MONGODB_URI", servers.fact("mongo.uri")),
                Map.entry("LEEWAY_SMTP_HOST", "127.0.0.1"),
                Map.entry("LEEWAY_SMTP_PORT", Integer.toString(mail.port())));
    }

    @Override
    public String database(String of) {
        return of + '_' + name;
    }

    @Override
    public BrokerAddress broker() {
        return new BrokerAddress(rabbitmq.getHost(), rabbitmq.getPort(), user(rabbitmq), password(rabbitmq), name);
    }

    @Override
    public Path mails() {
        return Path.of(servers.fact("mail.folder"));
    }

    @Override
    public void stopBroker() {
        tool("stop-rabbitmq");
    }

    @Override
    public void killBroker() {
        tool("kill-rabbitmq");
    }

    @Override
    public void startBroker() {
        tool("start-rabbitmq");
    }

    @Override
    public void closeBrokerConnections() {
        tool("rabbitmqctl", "close_all_connections", "--vhost", name, "fault");
    }

    @Override
    public void killDatabase() {
        tool("kill-postgres");
    }

    @Override
    public void startDatabase() {
        tool("start-postgres");
    }

    @Override
    public void killMail() {
        mail.tear();
    }

    @Override
    public void startMail() {
        mail.mend();
    }

    @Override
    public void killServers() {
        throw new UnsupportedOperationException("RabbitMQ and PostgreSQL are taken away one by one");
    }

    @Override
    public void startServers() {
        throw new UnsupportedOperationException("RabbitMQ and PostgreSQL are taken away one by one");
    }

    @Override
    public void close() {
        mail.close();
        servers.close();
    }

    private void tool(String verb, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("leeway.root"), ".ci", "real-servers")
                .toString());
        command.add(verb);
        command.add(folder.toString());
        command.addAll(List.of(arguments));
        try {
            Path log = folder.resolve("tool.log");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + " failed; see " + log);
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", exception);
        }
    }

    private static String user(URI uri) {
        return uri.getUserInfo().split(":", 2)[0];
    }

    private static String password(URI uri) {
        return java.net.URLDecoder.decode(uri.getUserInfo().split(":", 2)[1], StandardCharsets.UTF_8);
    }
}
