package io.leeway.system.faults;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.leeway.system.faults.stack.Services;

/** What the suite is put through. */
enum Scenario {
    BROKER_RESTARTED("RabbitMQ restarted under a backlog of 100 batches", 70, 20, Faults::brokerRestarted),
    CONNECTIONS_CLOSED("every connection to RabbitMQ closed, ten times", 55, 300, Faults::connectionsClosed),
    BROKER_AWAY("RabbitMQ away while clients push", 45, 800, Faults::brokerAway),
    DATABASE_AWAY("PostgreSQL away", 30, 300, Faults::databaseAway),
    INGEST_AWAY("ingest-service away", 30, 300, Faults::ingestAway),
    SERVICES_KILLED("each service killed in mid-run", 50, 900, Faults::servicesKilled),
    FROZEN("drift- and alert-service stopped in mid-run, not ended", 45, 800, Faults::frozen),
    QUEUES_DELETED("three queues deleted with the messages in them", 40, 400, Faults::queuesDeleted),
    CONSUMERS_LAST("consumers started last", 30, 20, Faults::consumersLast),
    TWO_INSTANCES("two instances of each service, some restarted", 45, 700, new TwoInstances()),
    ALERT_KILLED("alert-service killed with mails that it has not sent", 30, 300, new AlertKilled()),
    POISON("50 messages of poison among 200 good batches", 100, 100, new Poison()),
    MODEL_DELETED("a model deleted while its batches come", 30, 200, new Deletion()),
    SERVERS_KILLED("embedded servers killed, then everything", 40, 300, Faults::serversKilled);

    /** The services that are started when everything has been pushed. */
    static final List<String> LATE = List.of("drift-service", "performance-service", "risk-service");

    private final String title;
    private final int batches;
    private final Duration interval;
    private final Fault fault;

    Scenario(String title, int batches, int intervalMillis, Fault fault) {
        this.title = title;
        this.batches = batches;
        this.interval = Duration.ofMillis(intervalMillis);
        this.fault = fault;
    }

    /** A name for files, databases and a virtual host. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    Fault fault() {
        return fault;
    }

    Plan plan() {
        // What was in hand when its instance was killed is taken over when the mail server's time is up, not before.
        Duration recovery = this == ALERT_KILLED ? Run.RECOVERS_WITHIN.multipliedBy(3) : Run.RECOVERS_WITHIN;
        return new Plan(title, batches, interval, this == POISON ? Poison.MESSAGES : 0, recovery);
    }

    /** Times shortened, where the default is for people. */
    Map<String, String> settings() {
        return this == POISON ? Map.of("LEEWAY_RABBITMQ_PATIENCE", "20s") : Map.of();
    }

    int instances() {
        return this == TWO_INSTANCES ? 2 : 1;
    }

    List<String> startedFirst() {
        return this == CONSUMERS_LAST
                ? Services.NAMES.stream().filter(name -> !LATE.contains(name)).toList()
                : Services.NAMES;
    }

    /** Whether it is about what only embedded servers can be put through. */
    boolean isOfEmbeddedServers() {
        return this == SERVERS_KILLED;
    }
}
