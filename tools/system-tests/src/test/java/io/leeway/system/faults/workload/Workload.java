package io.leeway.system.faults.workload;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import io.leeway.system.faults.stack.Http;
import io.leeway.system.faults.stack.Service;
import io.leeway.system.faults.stack.Services;
import io.leeway.system.faults.stack.Wait;

/**
 * Batches of some models, pushed one after another in each model, and their labels. The same seed gives the same
 * batches, however many are pushed and however long it takes.
 */
public final class Workload {

    /** Who is told of every alert. */
    public static final String SUBSCRIBER = "subscriber@example.com";

    private static final String CSV = "text/csv";
    private static final String JSON = "application/json";
    private static final Duration ENDS_WITHIN = Duration.ofMinutes(6);

    private final long seed;
    private final List<WatchedModel> models;
    private final Client client;
    private final Service alerts;
    private final Map<String, Sent> sent = new ConcurrentHashMap<>();
    private final Map<WatchedModel, String> references = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private CountDownLatch running = new CountDownLatch(0);

    /** A workload for running services. */
    public Workload(long seed, List<WatchedModel> models, Services services) {
        this.seed = seed;
        this.models = List.copyOf(models);
        this.client = new Client(services.all("ingest-service"));
        this.alerts = services.one("alert-service");
    }

    /** Registers the models with their references. */
    public void register() {
        for (WatchedModel model : models) {
            require(client.send("PUT", path(model), JSON, "definition", model.definition()));
            Http.Answer answer =
                    client.send("PUT", path(model) + "/reference", CSV, "reference", new Rows(seed, model).reference());
            require(answer);
            references.put(model, answer.body().path("reference").asText());
        }
    }

    /** Subscribes an address to the alerts of all models. */
    public void subscribe() {
        require(Http.send(
                "POST",
                alerts.url() + "/v1/subscriptions",
                JSON,
                "{\"email\": \"" + SUBSCRIBER + "\", \"minimumSeverity\": \"warning\"}"));
    }

    /**
     * Begins to push, beside the caller.
     *
     * @param batches how many of each model
     * @param interval the time from one to the next, which is left out where time was lost
     */
    public void begin(int batches, Duration interval) {
        running = new CountDownLatch(models.size());
        for (WatchedModel model : models) {
            Thread.ofVirtual().name("client-" + model.name()).start(() -> {
                try {
                    push(model, batches, interval);
                } catch (RuntimeException exception) {
                    failure.compareAndSet(null, exception);
                } finally {
                    running.countDown();
                }
            });
        }
    }

    /** Waits until everything has been pushed. */
    public void await() {
        try {
            if (!running.await(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the clients did not come to an end");
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", exception);
        }
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    /** Waits until so many batches of all models have been accepted. */
    public void awaitAccepted(int batches) {
        Wait.require(
                "batch " + batches,
                ENDS_WITHIN,
                () -> sent.size() >= batches || failure.get() != null || running.getCount() == 0);
    }

    /** What has been accepted so far, by model and number. */
    public List<Sent> sent() {
        return sent.values().stream()
                .sorted(Comparator.comparing((Sent batch) -> batch.model().name())
                        .thenComparingInt(Sent::number))
                .toList();
    }

    /** The id of a registered model's reference. */
    public String reference(WatchedModel model) {
        return references.getOrDefault(model, "");
    }

    /** The models. */
    public List<WatchedModel> models() {
        return models;
    }

    /** How often a client had to send something again. */
    public int repeats() {
        return client.repeats();
    }

    /** The slowest answer since {@link #resetSlowest}. */
    public Duration slowest() {
        return client.slowest();
    }

    /** Begins to look for the slowest answer. */
    public void resetSlowest() {
        client.resetSlowest();
    }

    /** What was answered with a refusal. */
    public List<String> refusals() {
        return client.refusals();
    }

    private void push(WatchedModel model, int batches, Duration interval) {
        Rows rows = new Rows(seed, model);
        long begin = System.nanoTime();
        for (int number = 1; number <= batches; number++) {
            long due = begin + (number - 1) * interval.toNanos();
            Wait.last(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            if (!pushBatch(model, rows, number)) {
                return;
            }
            if (model.labelling() == WatchedModel.Labelling.LATE) {
                pushLabels(model, rows, number, 0);
                if (number > 1) {
                    pushLabels(model, rows, number - 1, 1);
                }
            }
        }
        if (model.labelling() == WatchedModel.Labelling.LATE) {
            pushLabels(model, rows, batches, 1);
        }
    }

    /** Whether the model still takes batches. */
    private boolean pushBatch(WatchedModel model, Rows rows, int number) {
        String name = "batch-" + number;
        Http.Answer answer = client.send("POST", path(model) + "/batches?name=" + name, CSV, name, rows.batch(number));
        if (!answer.isGood()) {
            return false;
        }
        Instant now = Instant.now();
        boolean labelled = model.labelling() == WatchedModel.Labelling.IN_ROWS;
        sent.put(
                key(model, number),
                new Sent(model, number, name, answer.body().path("batch").asText(), now, labelled ? 1 : 0, now));
        return true;
    }

    private void pushLabels(WatchedModel model, Rows rows, int number, int part) {
        Http.Answer answer = client.send(
                "POST", path(model) + "/labels", CSV, "labels-" + number + '-' + part, rows.labels(number, part));
        if (answer.isGood()) {
            sent.computeIfPresent(key(model, number), (key, batch) -> batch.with(batch.parts() + 1, Instant.now()));
        }
    }

    private static String key(WatchedModel model, int number) {
        return model.name() + '/' + number;
    }

    private static String path(WatchedModel model) {
        return "/v1/models/" + URLEncoder.encode(model.name(), StandardCharsets.UTF_8);
    }

    private static void require(Http.Answer answer) {
        if (!answer.isGood()) {
            throw new IllegalStateException("refused with " + answer.status() + ": " + answer.body());
        }
    }
}
