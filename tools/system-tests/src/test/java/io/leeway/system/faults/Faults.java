package io.leeway.system.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.leeway.system.faults.stack.Http;
import io.leeway.system.faults.stack.Service;
import io.leeway.system.faults.stack.Services;
import io.leeway.system.faults.stack.Wait;
import io.leeway.system.faults.workload.Workload;

/** What can happen to servers and services. */
final class Faults {

    /** How long something stays away; the time of a real outage, shortened. */
    private static final Duration AWAY = Duration.parse(System.getenv().getOrDefault("LEEWAY_FAULTS_AWAY", "PT60S"));

    private static final int BACKLOG = 100;
    private static final int BEFORE = 20;
    private static final int BETWEEN = 6;
    private static final int CUTS = 10;
    private static final int LOST = 3;
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(2);

    private Faults() {}

    static Instant nothing(Run run, Workload workload) {
        run.health().expectReady(Set.copyOf(Services.NAMES));
        workload.await();
        return Instant.now();
    }

    static Instant brokerRestarted(Run run, Workload workload) {
        List<Service> consumers = services(run, "drift-service", "performance-service", "risk-service");
        consumers.forEach(Service::freeze);
        workload.awaitAccepted(BACKLOG);
        consumers.forEach(Service::thaw);
        Wait.require(
                "the first work on the backlog", BOUND, () -> run.bus().waiting("leeway.drift") < BACKLOG - BEFORE);
        run.infrastructure().stopBroker();
        run.infrastructure().startBroker();
        return Instant.now();
    }

    static Instant connectionsClosed(Run run, Workload workload) {
        for (int cut = 1; cut <= CUTS; cut++) {
            workload.awaitAccepted(cut * BACKLOG / CUTS);
            run.infrastructure().closeBrokerConnections();
        }
        return Instant.now();
    }

    static Instant brokerAway(Run run, Workload workload) {
        workload.awaitAccepted(BEFORE);
        run.health().expectReady(Set.of("ingest-service", "risk-service", "alert-service"));
        run.infrastructure().killBroker();
        int repeats = workload.repeats();
        int accepted = workload.sent().size();
        workload.resetSlowest();
        Wait.last(AWAY.dividedBy(2));
        if (workload.slowest().compareTo(ANSWERED_WITHIN) > 0) {
            run.complain("intake: the slowest answer without the broker took " + workload.slowest());
        }
        if (workload.repeats() > repeats || workload.sent().size() == accepted) {
            run.complain("intake: not everything was accepted without the broker");
        }
        if (!Http.get(run.services().one("risk-service").url() + "/v1/models").isGood()) {
            run.complain("reading: risk-service does not answer without the broker");
        }
        run.infrastructure().startBroker();
        return Instant.now();
    }

    static Instant databaseAway(Run run, Workload workload) {
        workload.awaitAccepted(BEFORE);
        run.infrastructure().killDatabase();
        Wait.last(AWAY);
        run.infrastructure().startDatabase();
        return Instant.now();
    }

    static Instant ingestAway(Run run, Workload workload) {
        workload.awaitAccepted(BEFORE);
        Service ingest = run.services().one("ingest-service");
        ingest.kill();
        Wait.last(AWAY);
        return restart(ingest);
    }

    static Instant servicesKilled(Run run, Workload workload) {
        Instant gone = Instant.now();
        int accepted = BEFORE;
        for (String name : Services.NAMES) {
            workload.awaitAccepted(accepted);
            Service service = run.services().one(name);
            service.kill();
            gone = restart(service);
            accepted = workload.sent().size() + BETWEEN;
        }
        return gone;
    }

    static Instant frozen(Run run, Workload workload) {
        workload.awaitAccepted(BEFORE);
        List<Service> stopped = services(run, "drift-service", "alert-service");
        stopped.forEach(Service::freeze);
        Wait.last(AWAY);
        stopped.forEach(Service::thaw);
        return Instant.now();
    }

    /** From the last stage to the first, each with messages in its queue, of which some were worked on by the stage before. */
    static Instant queuesDeleted(Run run, Workload workload) {
        List<Service> consumers = services(run, "alert-service", "risk-service", "drift-service");
        List<String> queues = List.of("leeway.alert", "leeway.risk", "leeway.drift");
        workload.awaitAccepted(BEFORE);
        for (int i = 0; i < queues.size(); i++) {
            String queue = queues.get(i);
            consumers.get(i).freeze();
            Wait.require("messages in " + queue, BOUND, () -> run.bus().waiting(queue) >= LOST);
        }
        queues.forEach(run.bus()::delete);
        consumers.forEach(Service::thaw);
        return Instant.now();
    }

    static Instant consumersLast(Run run, Workload workload) {
        workload.await();
        Instant begun = Instant.now();
        run.services().start(Scenario.LATE);
        return begun;
    }

    static Instant serversKilled(Run run, Workload workload) {
        workload.awaitAccepted(BEFORE);
        run.infrastructure().killServers();
        run.infrastructure().startServers();
        workload.awaitAccepted(2 * BEFORE);
        run.services().all().forEach(Service::kill);
        run.infrastructure().killServers();
        run.infrastructure().startServers();
        Instant gone = Instant.now();
        run.services().start(Services.NAMES);
        return gone;
    }

    static Instant restart(Service service) {
        Instant started = Instant.now();
        service.start();
        service.awaitReady();
        return started;
    }

    private static List<Service> services(Run run, String... names) {
        return List.of(names).stream().map(run.services()::one).toList();
    }
}
