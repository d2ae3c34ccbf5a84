package io.leeway.system.faults.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.leeway.support.test.Wire;

/**
 * Embedded servers. The broker and PostgreSQL are reached by wires, because they share a process: to take one away is
 * to tear its wire.
 */
final class EmbeddedInfrastructure implements Infrastructure {

    private final EmbeddedServers servers;
    private final EmbeddedServers mail;
    private final Wire broker;
    private final Wire database;
    private final Wire mailbox;

    private EmbeddedInfrastructure(EmbeddedServers servers, EmbeddedServers mail) {
        this.servers = servers;
        this.mail = mail;
        this.broker = Wire.to("127.0.0.1", servers.port("amqp.port"));
        this.database = Wire.to("127.0.0.1", servers.port("postgres.port"));
        this.mailbox = Wire.to("127.0.0.1", mail.port("smtp.port"));
    }

    static EmbeddedInfrastructure start(Path folder) {
        // The mailbox is what mails are counted by, so it must outlive the others.
        EmbeddedServers mail = EmbeddedServers.start(folder.resolve("mailbox"), List.of("mail"));
        return new EmbeddedInfrastructure(
                EmbeddedServers.start(folder.resolve("others"), List.of("postgres", "amqp", "mongo")), mail);
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "LEEWAY_RABBITMQ_HOST", "127.0.0.1",
                "LEEWAY_RABBITMQ_PORT", Integer.toString(broker.port()),
                "LEEWAY_RABBITMQ_PASSWORD", servers.password("amqp"),
                "LEEWAY_POSTGRES_HOST", "127.0.0.1",
                "LEEWAY_POSTGRES_PORT", Integer.toString(database.port()),
                "LEEWAY_POSTGRES_PASSWORD", servers.password("postgres"),
                "LEEWAY_MONGODB_URI", servers.fact("mongo.uri"),
                "LEEWAY_SMTP_HOST", "127.0.0.1",
                "LEEWAY_SMTP_PORT", Integer.toString(mailbox.port()));
    }

    @Override
    public String database(String of) {
        return of;
    }

    @Override
    public BrokerAddress broker() {
        return new BrokerAddress("127.0.0.1", servers.port("amqp.port"), "guest", servers.password("amqp"), "/");
    }

    @Override
    public Path mails() {
        return Path.of(mail.fact("mail.folder"));
    }

    @Override
    public void stopBroker() {
        broker.tear();
    }

    @Override
    public void killBroker() {
        broker.tear();
    }

    @Override
    public void startBroker() {
        broker.mend();
    }

    @Override
    public void closeBrokerConnections() {
        broker.cut();
    }

    @Override
    public void killDatabase() {
        database.tear();
    }

    @Override
    public void startDatabase() {
        database.mend();
    }

    @Override
    public void killMail() {
        mailbox.tear();
    }

    @Override
    public void startMail() {
        mailbox.mend();
    }

    @Override
    public void killServers() {
        servers.kill();
    }

    @Override
    public void startServers() {
        servers.restart();
    }

    @Override
    public void close() {
        broker.close();
        database.close();
        mailbox.close();
        servers.close();
        mail.close();
    }
}
