package io.leeway.system.order;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.leeway.stack.client.Folders;
import io.leeway.system.faults.ledger.BusObserver;
import io.leeway.system.faults.stack.Http;
import io.leeway.system.faults.stack.Infrastructure;
import io.leeway.system.faults.stack.Service;
import io.leeway.system.faults.stack.Services;
import io.leeway.system.faults.stack.Wait;

/** All services on empty servers, with one or two instances of drift- and performance-service. */
final class Suite implements AutoCloseable {

    private static final Path WORK = Path.of(System.getProperty("leeway.root"), "tools/system-tests/target/order");
    private static final Duration BOUND = Duration.ofMinutes(4);
    private static final Duration BOUND_A_BATCH = Duration.ofSeconds(10);
    private static final List<String> ALONE = List.of("ingest-service", "risk-service", "alert-service");
    private static final List<String> SHARED = List.of("drift-service", "performance-service");
    private static final List<String> QUEUES = List.of("leeway.drift", "leeway.performance");
    private static final List<String> TURNS = List.of("driftturn", "performanceturn");
    private static final long SEED = 19;
    private static final int TWICE_EVERY = 10;

    private final Infrastructure infrastructure;
    private final Services services;
    private final BusObserver bus;
    private final int instances;
    private int batches;

    private Suite(Infrastructure infrastructure, Services services, int instances) {
        this.infrastructure = infrastructure;
        this.services = services;
        this.bus = new BusObserver(infrastructure.broker());
        this.instances = instances;
    }

    /** Starts the servers and what takes in and assesses; nothing is judged yet. */
    static Suite start(String name, int instances) {
        return start(name, instances, Map.of());
    }

    /** Likewise, where nothing is told again meanwhile: what is has its turn, and would wait for what has none. */
    static Suite startTellingOnce(String name, int instances) {
        return start(name, instances, Map.of("LEEWAY_LEDGER_PATIENCE", "1h"));
    }

    private static Suite start(String name, int instances, Map<String, String> settings) {
        Path folder = WORK.resolve(name);
        Folders.delete(folder);
        Infrastructure infrastructure = Infrastructure.open(name, folder.resolve("servers"));
        Services services = new Services(infrastructure, folder.resolve("logs"), 2, settings);
        Suite suite = new Suite(infrastructure, services, instances);
        begin(ALONE.stream().map(services::one).toList());
        return suite;
    }

    /** Has the first instances of drift- and performance-service, or both, begin. */
    void judge() {
        begin(SHARED.stream()
                .flatMap(name -> services.all(name).stream().limit(instances))
                .toList());
    }

    /** Pushes so many batches of each model, one after another, with their labels. */
    void push(int batchesOfEach) {
        batches = batchesOfEach;
        for (OrderedModel model : OrderedModel.values()) {
            send("PUT", model.path(), "application/json", model.definition());
            send("PUT", model.path() + "/reference", "text/csv", new WanderingRows(model).reference());
        }
        for (int number = 1; number <= batches; number++) {
            for (OrderedModel model : OrderedModel.values()) {
                push(model, number);
            }
        }
        WanderingRows last = new WanderingRows(OrderedModel.ROLLING);
        send("POST", OrderedModel.ROLLING.path() + "/labels", "text/csv", last.labels(batches, 1));
    }

    private void push(OrderedModel model, int number) {
        WanderingRows rows = new WanderingRows(model);
        send("POST", model.path() + "/batches?name=batch-" + number, "text/csv", rows.batch(number));
        if (!model.carriesLabels()) {
            send("POST", model.path() + "/labels", "text/csv", rows.labels(number, 0));
            if (number > 1) {
                send("POST", model.path() + "/labels", "text/csv", rows.labels(number - 1, 1));
            }
        }
    }

    /** Takes what waits for drift- and performance-service and puts it back in another order, some of it twice. */
    void shuffle() {
        shuffle(event -> event);
    }

    /** Likewise, and without what says in which order it is to be worked off. */
    void shuffleWithoutTurns() {
        shuffle(event -> event.remove(TURNS));
    }

    private void shuffle(UnaryOperator<ObjectNode> changing) {
        Wait.require("the telling of everything", bound(), this::isTold);
        for (String queue : QUEUES) {
            List<ObjectNode> waiting = new ArrayList<>();
            bus.drain(queue).forEach(event -> waiting.add(changing.apply((ObjectNode) event)));
            for (int i = 0; i < waiting.size(); i += TWICE_EVERY) {
                waiting.add(waiting.get(i));
            }
            Collections.shuffle(waiting, new Random(SEED));
            waiting.forEach(event -> bus.put(queue, event.toString().getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Ends one instance of each as kill -9 does when some of the work is done, and starts it again. */
    void killSome() {
        Wait.require(
                "the first reports",
                bound(),
                () -> reports(OrderedModel.PLAIN).size()
                                + reports(OrderedModel.ROLLING).size()
                        > batches / 2);
        List<Service> victims = List.of(
                services.all("drift-service").getLast(),
                services.all("performance-service").getFirst());
        victims.forEach(Service::kill);
        begin(victims);
    }

    /** Waits until everything is judged; what was found of each batch or window, by model and name. */
    Map<String, Found> found() {
        Wait.require("the end of the work", bound(), this::isDone);
        Map<String, Found> found = new TreeMap<>();
        for (OrderedModel model : OrderedModel.values()) {
            for (String batch : reports(model)) {
                JsonNode report = Http.get(url("risk-service") + model.path() + "/reports/" + batch)
                        .body();
                found.put(
                        model.id()
                                + '/'
                                + report.at("/assessment/batch/sequence").asLong(),
                        Found.of(report));
            }
        }
        return found;
    }

    /** From the first drift report to the last, as they say when they were made. */
    static Duration took(Map<String, Found> found) {
        List<Instant> times = found.values().stream().map(Found::at).sorted().toList();
        return Duration.between(times.getFirst(), times.getLast());
    }

    private Duration bound() {
        return BOUND.plus(BOUND_A_BATCH.multipliedBy(batches));
    }

    /** Performance-service is told of whatever is in the outbox. */
    private boolean isTold() {
        return outbox() == bus.waiting("leeway.performance");
    }

    private long outbox() {
        return Http.get(url("ingest-service") + "/v1/accounting")
                .body()
                .path("outbox")
                .asLong(-1);
    }

    private boolean isDone() {
        return outbox() == 0
                && bus.waiting() == 0
                && Stream.of(OrderedModel.values()).allMatch(this::isAssessed);
    }

    /** Whether each report there is has come into its assessment. */
    private boolean isAssessed(OrderedModel model) {
        return reports(model).stream()
                .map(batch -> Http.get(url("risk-service") + model.path() + "/reports/" + batch)
                        .body())
                .allMatch(report -> report.at("/assessment/revision").asLong()
                        == report.at("/drift/revision").asLong()
                                + report.at("/performance/revision").asLong());
    }

    private List<String> reports(OrderedModel model) {
        List<String> batches = new ArrayList<>();
        Http.get(url("risk-service") + model.path() + "/reports?limit=1000")
                .items()
                .forEach(line -> batches.add(line.path("batch").asText()));
        return batches;
    }

    private void send(String method, String path, String mediaType, String body) {
        Http.Answer answer = Http.send(method, url("ingest-service") + path, mediaType, body);
        if (!answer.isGood()) {
            throw new IllegalStateException(path + " is answered by " + answer.status() + ": " + answer.body());
        }
    }

    private String url(String service) {
        return services.one(service).url();
    }

    private static void begin(List<Service> some) {
        some.forEach(Service::start);
        some.forEach(Service::awaitReady);
    }

    @Override
    public void close() {
        services.close();
        infrastructure.close();
    }
}
