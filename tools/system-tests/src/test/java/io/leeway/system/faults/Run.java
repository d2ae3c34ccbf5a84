package io.leeway.system.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.leeway.stack.client.Folders;
import io.leeway.system.faults.ledger.Answers;
import io.leeway.system.faults.ledger.Auditor;
import io.leeway.system.faults.ledger.BusObserver;
import io.leeway.system.faults.ledger.Ledger;
import io.leeway.system.faults.ledger.Mail;
import io.leeway.system.faults.ledger.Recovery;
import io.leeway.system.faults.ledger.Verdict;
import io.leeway.system.faults.stack.HealthWatch;
import io.leeway.system.faults.stack.Infrastructure;
import io.leeway.system.faults.stack.LiveStream;
import io.leeway.system.faults.stack.Services;
import io.leeway.system.faults.stack.Wait;
import io.leeway.system.faults.workload.WatchedModel;
import io.leeway.system.faults.workload.Workload;

/** A suite of services on empty servers, and what is pushed into it, for one scenario. */
final class Run implements AutoCloseable {

    /** The time within which everything must be through once the cause is gone. */
    static final Duration RECOVERS_WITHIN = Duration.ofSeconds(30);

    private static final Path WORK = Path.of(System.getProperty("leeway.root"), "tools/system-tests/target/faults");
    private static final Duration LOOKS_FOR = Duration.ofMinutes(4);

    /** Less than a service waits for what is in hand: of these streams it knows that they do not end. */
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(15);

    private static final int OPEN_STREAMS = 10;
    private static final long SEED = 20_261_124;

    private final Path folder;
    private final Infrastructure infrastructure;
    private final Services services;
    private final BusObserver bus;
    private final HealthWatch health;
    private final List<String> complaints = new ArrayList<>();
    private boolean failed = true;
    private Duration pace = Duration.ZERO;

    private Run(Path folder, Infrastructure infrastructure, Services services) {
        this.folder = folder;
        this.infrastructure = infrastructure;
        this.services = services;
        this.bus = new BusObserver(infrastructure.broker());
        this.health = new HealthWatch(services);
    }

    /** Starts the servers and all services, for the run without a fault. */
    static Run undisturbed() {
        Path folder = emptied("undisturbed");
        Infrastructure infrastructure = Infrastructure.open("undisturbed", folder.resolve("servers"));
        Services services = new Services(infrastructure, folder.resolve("logs"), 1, Map.of());
        return started(new Run(folder, infrastructure, services), Services.NAMES);
    }

    /** Starts the servers, and the services that a scenario begins with. */
    static Run of(Scenario scenario) {
        Path folder = emptied(scenario.id());
        Infrastructure infrastructure = scenario.isOfEmbeddedServers()
                ? Infrastructure.embedded(folder.resolve("servers"))
                : Infrastructure.open(scenario.id(), folder.resolve("servers"));
        Services services =
                new Services(infrastructure, folder.resolve("logs"), scenario.instances(), scenario.settings());
        return started(new Run(folder, infrastructure, services), scenario.startedFirst());
    }

    /** Starts embedded servers and all services, for a single run. */
    static Run once(String name) {
        Path folder = emptied(name);
        Infrastructure infrastructure = Infrastructure.embedded(folder.resolve("servers"));
        Services services = new Services(infrastructure, folder.resolve("logs"), 1, Map.of());
        return started(new Run(folder, infrastructure, services), Services.NAMES);
    }

    private static Run started(Run run, List<String> starting) {
        try {
            run.bus.begin();
            run.services.start(starting);
            return run;
        } catch (RuntimeException exception) {
            run.close();
            throw exception;
        }
    }

    /** What clients push; nothing yet. */
    Workload workload(List<WatchedModel> models) {
        return new Workload(SEED, models, services);
    }

    Infrastructure infrastructure() {
        return infrastructure;
    }

    Services services() {
        return services;
    }

    BusObserver bus() {
        return bus;
    }

    /** The ids of the mails that arrived, each as often as it did. */
    List<String> mails() {
        return Mail.idsIn(infrastructure.mails());
    }

    /**
     * The ids of mails that alert-service has taken up again after it was killed, or stood still: the mail server may have
     * taken them, and the service not yet have known it; see docs/reliability.md.
     */
    Set<String> mailsTakenUpAgain() {
        return services.one("alert-service")
                .interrupted()
                .map(moment -> new Answers(services)
                        .triedAgain(moment).stream().map(Mail::idOf).collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    HealthWatch health() {
        return health;
    }

    /** How long a batch takes from the first one's coming to the last one's being through; known after a plan was run. */
    Duration pace() {
        return pace;
    }

    /** The pace of a run without a fault, by which the work on a backlog is told from recovering. */
    Run at(Duration undisturbed) {
        pace = undisturbed;
        return this;
    }

    /** Notes something that is not as it should be. */
    void complain(String what) {
        complaints.add(what);
    }

    /** Pushes, has the fault happen meanwhile, and counts what became of it all. */
    Ledger ledger(Plan plan, Workload workload, Fault fault, Map<String, Verdict> expected) {
        Auditor auditor = new Auditor(services, workload, bus, infrastructure);
        workload.register();
        workload.subscribe();
        Instant begun = Instant.now();
        workload.begin(plan.batches(), plan.interval());
        Instant gone = fault.happen(this, workload);
        CompletableFuture<@Nullable Recovery> recovery =
                CompletableFuture.supplyAsync(() -> auditor.awaitThrough(gone, LOOKS_FOR));
        workload.await();
        Recovery through = recovery.join();
        if (pace.isZero() && through != null) {
            pace = Duration.between(begun, gone.plus(through.took()))
                    .dividedBy(Math.max(1, workload.sent().size()));
        }
        String missing = auditor.awaitQuiet();
        if (!missing.isEmpty()) {
            complain("slow: still missing in the end: " + missing);
        }
        Ledger ledger =
                auditor.audit(plan.title(), expected, through, pace, plan.deadLetters(), fault.mailsInHand(this));
        ledger.complaints().forEach(this::complain);
        fault.lookBack(this, workload, auditor.answers());
        workload.refusals().forEach(refusal -> complain("refused: " + refusal));
        Duration recovered = ledger.recovered();
        if (recovered == null || recovered.compareTo(plan.recovery()) > 0) {
            complain("slow: not through " + plan.recovery().toSeconds() + " s after the cause was gone, but after "
                    + recovered);
        }
        return ledger;
    }

    /** Everything that was not as it should be; call it last. */
    List<String> complaints() {
        health.close();
        complaints.addAll(health.complaints());
        List<LiveStream> open = openStreams();
        Duration stopping = services.stop();
        if (stopping.compareTo(STOPS_WITHIN) > 0) {
            complain("slow: the services took " + stopping.toSeconds() + " s to end in order");
        }
        for (LiveStream stream : open) {
            if (!Wait.until(STOPS_WITHIN, stream::hasEnded)) {
                complain("stream: " + stream.name() + " was not ended by the service that stopped");
            }
            stream.close();
        }
        failed = !complaints.isEmpty();
        return List.copyOf(complaints);
    }

    /** As pages leave them open. */
    private List<LiveStream> openStreams() {
        List<LiveStream> open = new ArrayList<>();
        for (int i = 0; i < OPEN_STREAMS; i++) {
            open.add(LiveStream.open(services.one("alert-service"), "/v1/alerts/stream"));
            open.add(LiveStream.open(services.one("risk-service"), "/v1/stream"));
        }
        return open;
    }

    @Override
    public void close() {
        health.close();
        services.close();
        infrastructure.close();
        if (!failed) {
            Folders.delete(folder.resolve("servers"));
        }
    }

    private static Path emptied(String name) {
        Path folder = WORK.resolve(name);
        Folders.delete(folder);
        return folder;
    }
}
