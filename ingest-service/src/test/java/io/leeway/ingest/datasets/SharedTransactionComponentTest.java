package io.leeway.ingest.datasets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.blocks.BlockCodec;
import io.leeway.contracts.events.BatchContent;
import io.leeway.ingest.models.ModelRepository;
import io.leeway.ingest.models.ModelService;
import io.leeway.ingest.models.RegisteredModel;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.test.EmbeddedServersResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp"),
            @ResourceArg(name = "database", value = "ingest")
        })
class SharedTransactionComponentTest {

    private static final String HEADER = "id,amount,prediction\n";
    private static final String TOLD = "select convert_from(event, 'UTF8') from outbox"
            + " where model = :model and routing_key = 'batch.accepted' order by position";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Pushes pushes = new Pushes();
    private final String model = "m-" + UUID.randomUUID();

    @Inject
    DatasetWriter writer;

    @Inject
    Uploads uploads;

    @Inject
    ComparedReferences references;

    @Inject
    ModelRepository models;

    @Inject
    ModelService definitions;

    @Inject
    DatasetRepository datasets;

    @BeforeEach
    void define() {
        define(model);
    }

    @AfterEach
    void end() {
        threads.close();
        pushes.close();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "16, 2"})
    void shouldStoreTogetherWhatWaitsForTheSameModel(int bodies, int transactions) {
        // Given: the row of the model is locked, and the first body waits for it
        CompletableFuture<Void> release = lock("select 1");
        List<CompletableFuture<Pushes.Answer>> answers = new ArrayList<>();
        answers.add(batch(null, rows(1)));
        awaitOneBehindTheLock();
        for (int i = 2; i <= bodies; i++) {
            answers.add(batch("key-" + i, rows(i)));
            awaitGathered(i - 1);
        }

        // When
        release.complete(null);

        // Then: each has the answer to its own rows, in the order in which they came
        for (int i = 1; i <= bodies; i++) {
            Pushes.Answer answer = answers.get(i - 1).join();
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.sequence()).isEqualTo(i);
            assertThat(answer.body().path("rows").asInt()).isEqualTo(i);
            assertThat(amounts(answer.batch())).hasSize(i).containsOnly(i);
        }
        assertThat(transactions()).isEqualTo(transactions);
        assertToldInTurn(bodies);
    }

    @Test
    void shouldKnowARepetitionAmongThoseThatAreStoredTogether() {
        // Given
        CompletableFuture<Void> release = lock("select 1");
        CompletableFuture<Pushes.Answer> first = batch(null, rows(1));
        awaitOneBehindTheLock();
        List<CompletableFuture<Pushes.Answer>> answers = new ArrayList<>();
        for (int rows : new int[] {2, 2, 3, 2}) {
            answers.add(batch("k", rows(rows)));
            awaitGathered(answers.size());
        }
        answers.add(batch("other", rows(2)));
        awaitGathered(answers.size());
        CompletableFuture<Pushes.Answer> labels = post("/labels", "k", "id,target\nr0,1\n");
        awaitGathered(answers.size() + 1);

        // When
        release.complete(null);

        // Then: the labels' keys are others than the batches'
        assertThat(first.join().sequence()).isEqualTo(1);
        assertThat(answers.stream().map(answer -> answer.join().status())).containsExactly(202, 202, 409, 202, 202);
        assertThat(answers.get(1).join()).isEqualTo(answers.get(0).join());
        assertThat(answers.get(2).join().body().path("type").asText()).endsWith(":idempotency-key-reused");
        assertThat(answers.get(3).join()).isEqualTo(answers.get(0).join());
        assertThat(answers.get(0).join().sequence()).isEqualTo(2);
        assertThat(answers.get(4).join().sequence()).isEqualTo(3);
        assertThat(labels.join().status()).isEqualTo(202);
        assertThat(batch("k", rows(2)).join()).isEqualTo(answers.get(0).join());
        assertToldInTurn(3);
    }

    @ParameterizedTest
    @CsvSource({"retired_at, 409, :model-retired", "deleted_at, 404, :unknown-model"})
    void shouldRefuseAllOfAModelThatTakesNoneAnyMore(String column, int status, String type) {
        // Given
        CompletableFuture<Void> release = lock("update model set " + column + " = now() where name = '" + model + "'");
        List<CompletableFuture<Pushes.Answer>> answers = new ArrayList<>();
        answers.add(batch(null, rows(1)));
        awaitOneBehindTheLock();
        for (int i = 1; i < 4; i++) {
            answers.add(batch(null, rows(1)));
            awaitGathered(i);
        }

        // When
        release.complete(null);

        // Then
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.join().status()).isEqualTo(status);
            assertThat(answer.join().body().path("type").asText()).endsWith(type);
        });
        assertThat(transactions()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void shouldStoreEachOnItsOwnWhereTheDatabaseRefusesOne(int bad) {
        // Given: a name that does not fit into its column, as no request may have it
        CompletableFuture<Void> release = lock("select 1");
        List<CompletableFuture<IntakeService.Taken<Answers.BatchAnswer>>> taken = new ArrayList<>();
        taken.add(submit("first"));
        awaitOneBehindTheLock();
        for (int i = 0; i < 4; i++) {
            taken.add(submit(i == bad ? "x".repeat(201) : "n" + i));
            awaitGathered(i + 1);
        }

        // When
        release.complete(null);

        // Then
        CompletableFuture<?> refused = taken.remove(bad + 1);
        assertThatThrownBy(refused::join)
                .isInstanceOf(CompletionException.class)
                .hasStackTraceContaining("character varying(200)");
        assertThat(taken.stream().map(one -> one.join().answer().sequence())).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
        assertThat(transactions()).isEqualTo(4);
        assertToldInTurn(4);
    }

    @Test
    void shouldLeaveTheEventsOfEachInItsOwnTrace() {
        // Given
        CompletableFuture<Void> release = lock("select 1");
        List<CompletableFuture<?>> taken = new ArrayList<>();
        taken.add(submit("first"));
        awaitOneBehindTheLock();
        List<String> traces = List.of("1".repeat(32), "2".repeat(32));
        for (String trace : traces) {
            Context traced = Context.root()
                    .with(Span.wrap(SpanContext.create(
                            trace, "3".repeat(16), TraceFlags.getSampled(), TraceState.getDefault())));
            taken.add(traced.wrapSupplier(() -> submit(trace)).get());
            awaitGathered(taken.size() - 1);
        }

        // When
        release.complete(null);

        // Then
        taken.forEach(CompletableFuture::join);
        assertThat(told().stream().map(event -> event.path("traceparent").asText()))
                .containsExactly(
                        "",
                        "00-" + traces.get(0) + "-3333333333333333-01",
                        "00-" + traces.get(1) + "-3333333333333333-01");
    }

    @Test
    void shouldNumberManyAtOnceOfSeveralModelsWithoutGapOrDouble() {
        // Given
        List<String> names = Stream.of("a", "b", "c").map(end -> model + end).toList();
        names.forEach(this::define);
        int each = 100;

        // When: what finds no place is sent again, as clients do
        List<CompletableFuture<Pushes.Answer>> answers = IntStream.range(0, 3 * each)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> push(names.get(i % 3), "k" + i), threads))
                .toList();

        // Then
        for (int m = 0; m < names.size(); m++) {
            int remainder = m;
            List<Pushes.Answer> own = IntStream.range(0, 3 * each)
                    .filter(i -> i % 3 == remainder)
                    .mapToObj(i -> answers.get(i).join())
                    .toList();
            assertThat(own.stream().map(Pushes.Answer::sequence))
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, each).boxed().toList());
            assertThat(own).allSatisfy(answer -> assertThat(
                            Transactions.run(() -> datasets.findById(UUID.fromString(answer.batch()))).sequence)
                    .isEqualTo(answer.sequence()));
        }
    }

    private void define(String name) {
        given().contentType("application/yaml")
                .body("""
                        model: %s
                        task: regression
                        rowId: id
                        features: {amount: numeric}
                        prediction: {column: prediction}
                        target: target
                        """.formatted(name).getBytes(StandardCharsets.UTF_8))
                .put("/v1/models/" + name)
                .then()
                .statusCode(201);
        given().contentType("text/csv")
                .body(rows(5).getBytes(StandardCharsets.UTF_8))
                .put("/v1/models/" + name + "/reference")
                .then()
                .statusCode(202);
    }

    /** Locks the model's row, does something in the same transaction, and commits once the future is completed. */
    private CompletableFuture<Void> lock(String statement) {
        CompletableFuture<Void> locked = new CompletableFuture<>();
        CompletableFuture<Void> release = new CompletableFuture<>();
        threads.execute(() -> Transactions.run(() -> models.require(model, true)
                .chain(found -> Panache.getSession())
                .chain(session -> statement.startsWith("select")
                        ? Uni.createFrom().voidItem()
                        : session.createNativeQuery(statement).executeUpdate().replaceWithVoid())
                .invoke(() -> locked.complete(null))
                .chain(() -> Uni.createFrom().completionStage(release))));
        locked.orTimeout(30, TimeUnit.SECONDS).join();
        return release;
    }

    private void awaitOneBehindTheLock() {
        await().until(() -> Transactions.read(() -> Panache.getSession().chain(session -> session.createNativeQuery(
                                "select count(*) from pg_stat_activity where wait_event_type = 'Lock'", Long.class)
                        .getSingleResult()))
                == 1);
    }

    private void awaitGathered(int bodies) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> writer.waiting(model) == bodies);
    }

    private CompletableFuture<Pushes.Answer> batch(@Nullable String key, String rows) {
        return post("/batches", key, rows);
    }

    private CompletableFuture<Pushes.Answer> post(String path, @Nullable String key, String rows) {
        return CompletableFuture.supplyAsync(() -> pushes.post(model, path, key, rows), threads);
    }

    private Pushes.Answer push(String name, String key) {
        Pushes.Answer answer;
        do {
            answer = pushes.post(name, "/batches", key, rows(3));
        } while (answer.status() == 503);
        assertThat(answer.status()).isEqualTo(202);
        return answer;
    }

    /** A batch of that name, past the door. */
    private CompletableFuture<IntakeService.Taken<Answers.BatchAnswer>> submit(String name) {
        RegisteredModel registered =
                Transactions.read(() -> models.require(model, false).chain(definitions::current));
        Submission<Answers.BatchAnswer> body = new Submission<>(
                registered,
                new BatchReception(references, definitions::ofVersion, BatchContent.ROWS, name, null),
                Arrivals.rows(0, Arrivals.whole(1)),
                List.of(),
                uploads.begin(Witness.SILENT),
                Submission.NOTHING);
        return CompletableFuture.supplyAsync(() -> writer.store(body), threads);
    }

    /** So many rows that have that number. */
    private static String rows(int number) {
        return HEADER
                + IntStream.range(0, number)
                        .mapToObj(i -> "r" + i + "," + number + ",1\n")
                        .collect(Collectors.joining());
    }

    private double[] amounts(String batch) {
        byte[] block = given().get("/v1/models/" + model + "/batches/" + batch + "/blocks/0")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        return BlockCodec.decode(block).numeric("amount").orElseThrow().values();
    }

    /** In how many transactions the model's batches were stored. */
    private long transactions() {
        return Transactions.read(() -> Panache.getSession().chain(session -> session.createNativeQuery(
                        "select count(distinct cast(xmin as text)) from dataset"
                                + " where model = :model and kind = 'BATCH'",
                        Long.class)
                .setParameter("model", model)
                .getSingleResult()));
    }

    /** In the order in which they are told, events have their batches' numbers and their turns. */
    private void assertToldInTurn(int batches) {
        List<JsonNode> read = told();
        assertThat(read.stream().map(event -> event.path("data")
                        .path("batch")
                        .path("sequence")
                        .asInt()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, batches).boxed().toList());
        assertThat(read.stream().map(event -> event.path("driftturn").asText()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, batches)
                        .mapToObj(turn -> "0-" + turn)
                        .toList());
    }

    private List<JsonNode> told() {
        return Transactions.read(
                        () -> Panache.getSession().chain(session -> session.createNativeQuery(TOLD, String.class)
                                .setParameter("model", model)
                                .getResultList()))
                .stream()
                .map(SharedTransactionComponentTest::read)
                .toList();
    }

    private static JsonNode read(String event) {
        try {
            return ContractJson.mapper().readTree(event);
        } catch (IOException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
