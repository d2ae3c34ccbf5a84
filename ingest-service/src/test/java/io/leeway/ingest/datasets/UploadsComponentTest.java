package io.leeway.ingest.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.BlockCodec;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.problem.ProblemException;
import io.leeway.support.test.EmbeddedServersResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

/** With room for less than one full block in memory. */
@QuarkusTest
@TestProfile(UploadsComponentTest.LittleRoom.class)
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp"),
            @ResourceArg(name = "database", value = "ingest")
        })
class UploadsComponentTest {

    private static final String HEADER = "id,at,amount,prediction\n";

    /** Two full blocks and a little. */
    private static final int MANY = 2 * Block.MAXIMUM_ROWS + 10;

    private final String model = "m-" + UUID.randomUUID();

    @Inject
    Uploads uploads;

    @Inject
    PayloadBlockRepository payload;

    /** Less than a block of so many rows has. */
    public static final class LittleRoom implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("leeway.limits.held", "64K");
        }
    }

    @BeforeEach
    void defineAModelWithAReference() {
        define("");
        send("PUT", "/reference", HEADER + rows(0, 50, 1)).statusCode(202);
    }

    @AfterEach
    void nothingIsLeftOfUploads() {
        await().atMost(20, TimeUnit.SECONDS).until(() -> lines() == 0 && staged() == 0);
    }

    @Test
    void shouldKeepTheRowsOfABodyInTheirOrderThatDoesNotFitIntoMemory() {
        // When
        String batch = send("POST", "/batches", HEADER + rows(0, MANY, 1))
                .statusCode(202)
                .body("rows", equalTo(MANY))
                .extract()
                .path("batch");

        // Then
        assertThat(amounts(batch, 0, 3)).containsExactly(counting(0, MANY, 1));
    }

    @Test
    void shouldPutTheBlocksOfWindowsTogetherThatComeMixed() {
        // Given: windows of an hour, of which rows come in turn
        define("window: {every: PT1H}");

        // When
        String batch = send("POST", "/batches", HEADER + rows(0, 2 * MANY, 2))
                .statusCode(202)
                .body("windowCount", equalTo(2))
                .extract()
                .path("batch");

        // Then
        assertThat(amounts(batch, 0, 3)).containsExactly(counting(0, 2 * MANY, 2));
        assertThat(amounts(batch, 3, 6)).containsExactly(counting(1, 2 * MANY, 2));
    }

    @Test
    void shouldRejectAnIdThatCameBlocksBefore() {
        // When
        ValidatableResponse answer = send("POST", "/batches", HEADER + rows(0, MANY, 1) + rows(0, 1, 1));

        // Then
        answer.statusCode(202)
                .body("rows", equalTo(MANY))
                .body("rejected.rows", equalTo(1))
                .body("rejected.errors[0].row", equalTo(MANY + 1));
    }

    @Test
    void shouldAnswerARepetitionAsBeforeAndKeepItOnce() {
        // Given
        String body = HEADER + rows(0, MANY, 1);
        String first = keyed(body).statusCode(202).extract().asString();
        long blocks = Transactions.run(() -> payload.count());

        // When
        String again = keyed(body).statusCode(202).extract().asString();

        // Then
        assertThat(again).isEqualTo(first);
        assertThat(Transactions.run(() -> payload.count())).isEqualTo(blocks);
    }

    @Test
    void shouldLeaveNothingOfABodyThatIsRefusedAtItsEnd() {
        // Given
        long blocks = Transactions.run(() -> payload.count());
        String unreadable = ",2026-01-01T00:00:00Z,1,1\n".repeat(MANY + 1);

        // When
        send("POST", "/batches", HEADER + rows(0, MANY, 1) + unreadable).statusCode(422);

        // Then
        assertThat(Transactions.run(() -> payload.count())).isEqualTo(blocks);
    }

    @Test
    void shouldLeaveNothingOfABodyThatIsCutOff() throws IOException {
        // Given
        long blocks = Transactions.run(() -> payload.count());

        // When: it is closed in the middle of a body
        try (Socket sender = begin(HEADER + rows(0, MANY, 1), 1_000)) {
            await().atMost(20, TimeUnit.SECONDS).until(() -> staged() > 0 && sender.isConnected());
        }

        // Then
        await().atMost(20, TimeUnit.SECONDS).until(() -> lines() == 0);
        assertThat(Transactions.run(() -> payload.count())).isEqualTo(blocks);
    }

    @Test
    void shouldTakeRowsAsArrowAndLeaveNothingOfAStreamThatIsCutOff() throws IOException {
        // Given
        String other = "/v1/models/" + model + "-arrow";
        given().contentType("application/yaml")
                .body("""
                        model: %s-arrow
                        task: regression
                        rowId: id
                        timestamp: at
                        features: {x: numeric, t: categorical}
                        prediction: {column: extra}
                        """.formatted(model).getBytes(StandardCharsets.UTF_8))
                .put(other)
                .then()
                .statusCode(201);
        given().contentType("application/vnd.apache.arrow.file")
                .body(rowsAs("rows.feather"))
                .put(other + "/reference")
                .then()
                .statusCode(202)
                .body("rows", equalTo(200));
        byte[] stream = rowsAs("rows.arrows");
        given().contentType("application/vnd.apache.arrow.stream")
                .body(stream)
                .post(other + "/batches")
                .then()
                .statusCode(202)
                .body("rows", equalTo(200));
        long blocks = Transactions.run(() -> payload.count());

        // When
        ValidatableResponse answer = given().contentType("application/vnd.apache.arrow.stream")
                .body(Arrays.copyOf(stream, stream.length - 100))
                .post(other + "/batches")
                .then();

        // Then
        answer.statusCode(400)
                .contentType("application/problem+json")
                .body("type", endsWith("unreadable-arrow"))
                .body("detail", containsString("after batch 3"));
        assertThat(Transactions.run(() -> payload.count())).isEqualTo(blocks);
    }

    @Test
    void shouldLeaveNothingOfABodyWhoseModelIsDeletedMeanwhile() throws IOException {
        // Given
        String last = rows(MANY, MANY + 1, 1);
        try (Socket sender = begin(HEADER + rows(0, MANY, 1), last.length())) {
            await().atMost(20, TimeUnit.SECONDS).until(() -> staged() > 0);
            given().delete("/v1/models/" + model).then().statusCode(204);

            // When
            sender.getOutputStream().write(last.getBytes(StandardCharsets.UTF_8));

            // Then
            assertThat(new String(sender.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
                    .isEqualTo("HTTP/1.1 404");
        }
    }

    @Test
    void shouldDeleteWhatAKilledProcessLeftOnceItsTimeIsOver() {
        // Given
        UUID left = UUID.randomUUID();
        uploads.stage(left, 0, List.of(new byte[] {1}, new byte[] {2}));
        uploads.deleteAt(Instant.now());
        assertThat(blocks(left)).as("it may still be read").isEqualTo(2);

        // When
        uploads.deleteAt(Instant.now().plus(Duration.ofDays(2)));

        // Then
        assertThat(blocks(left)).isZero();
    }

    @Test
    void shouldTakeNothingMoreOfAnUploadThatWasCleanedUp() {
        // Given
        UUID gone = UUID.randomUUID();
        uploads.stage(gone, 0, List.of(new byte[] {1}));
        uploads.deleteAt(Instant.now().plus(Duration.ofDays(2)));

        // When
        ProblemException more =
                catchThrowableOfType(ProblemException.class, () -> uploads.stage(gone, 1, List.of(new byte[] {2})));
        ProblemException end = catchThrowableOfType(
                ProblemException.class, () -> Transactions.run(() -> uploads.adopt(gone, List.of(0))));

        // Then
        assertThat(more.problem().status()).isEqualTo(503);
        assertThat(end.problem().status()).isEqualTo(503);
        assertThat(blocks(gone)).isZero();
    }

    @Test
    void shouldKeepADataSetWhoseUploadIsDiscardedTooLate() {
        // Given: a transaction whose end its caller did not see
        UUID kept = UUID.randomUUID();
        uploads.stage(kept, 0, List.of(new byte[] {1}));
        Transactions.run(() -> uploads.adopt(kept, List.of(0)));

        // When
        uploads.discard(kept);

        // Then
        assertThat(blocks(kept)).isEqualTo(1);
    }

    private void define(String more) {
        given().contentType("application/yaml")
                .body("""
                        model: %s
                        task: regression
                        rowId: id
                        timestamp: at
                        features: {amount: numeric}
                        prediction: {column: prediction}
                        %s
                        """.formatted(model, more).getBytes(StandardCharsets.UTF_8))
                .put("/v1/models/" + model)
                .then()
                .statusCode(oneOf(200, 201));
    }

    private ValidatableResponse send(String method, String path, String body) {
        return given().contentType("text/csv")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .request(method, "/v1/models/" + model + path)
                .then();
    }

    private ValidatableResponse keyed(String body) {
        return given().contentType("text/csv")
                .header("Idempotency-Key", "k")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/models/" + model + "/batches")
                .then();
    }

    /** Sends the beginning of a batch that promises more bytes. */
    private Socket begin(String body, int more) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        OutputStream out = socket.getOutputStream();
        out.write(("POST /v1/models/" + model + "/batches HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n"
                        + "Content-Length: " + (body.length() + more) + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8));
        out.flush();
        return socket;
    }

    private static byte[] rowsAs(String file) throws IOException {
        try (InputStream bytes =
                Objects.requireNonNull(UploadsComponentTest.class.getResourceAsStream("/rows/" + file))) {
            return bytes.readAllBytes();
        }
    }

    /** Rows of these numbers, in turn of so many hours. */
    private static String rows(int from, int to, int hours) {
        return IntStream.range(from, to)
                .mapToObj(i -> "r" + i + ",2026-01-01T0" + i % hours + ":00:00Z," + i + ",1\n")
                .collect(Collectors.joining());
    }

    private double[] amounts(String batch, int fromBlock, int toBlock) {
        return IntStream.range(fromBlock, toBlock)
                .mapToObj(block ->
                        BlockCodec.decode(given().get("/v1/models/" + model + "/batches/" + batch + "/blocks/" + block)
                                .then()
                                .statusCode(200)
                                .extract()
                                .asByteArray()))
                .flatMapToDouble(block ->
                        DoubleStream.of(block.numeric("amount").orElseThrow().values()))
                .toArray();
    }

    private static double[] counting(int first, int end, int step) {
        return IntStream.iterate(first, i -> i < end, i -> i + step)
                .mapToDouble(i -> i)
                .toArray();
    }

    private long blocks(UUID dataset) {
        return Transactions.run(() -> payload.count("id.dataset", dataset));
    }

    private long staged() {
        return Transactions.run(() -> payload.count("id.number < 0"));
    }

    private static long lines() {
        return Transactions.run(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery("select count(*) from upload", Long.class)
                        .getSingleResult())
                .chain(count -> Uni.createFrom().item(count)));
    }
}
