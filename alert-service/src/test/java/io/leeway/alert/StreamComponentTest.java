package io.leeway.alert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.EventType;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The live stream: everything that is told of alerts, by whatever instance, to whoever listens. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp,mail"),
            @ResourceArg(name = "database", value = "alert")
        })
class StreamComponentTest {

    @TestHTTPResource("/")
    URI server;

    private final String model = "model-" + UUID.randomUUID();
    private final TestEvents events = new TestEvents(model);

    @Test
    void shouldShowWhenAnAlertFiresIsTakenOnAndResolved() throws IOException {
        showsWhenAnAlertFiresAndIsTakenOn();
    }

    private void showsWhenAnAlertFiresAndIsTakenOn() throws IOException {
        try (Socket socket = open("/v1/alerts/stream?model=" + model);
                EventBus bus = EventBus.connect()) {
            List<String> lines = read(socket);
            await().atMost(10, TimeUnit.SECONDS).until(() -> streams() >= 1);

            // When
            bus.tell(EventType.RISK_ASSESSED, events.drifted("b1", "b1"));
            await().atMost(20, TimeUnit.SECONDS).until(() -> lines.stream().anyMatch(line -> line.contains("firing")));
            String alert =
                    given().get("/v1/alerts?model=" + model).then().extract().path("[0].id");
            given().contentType("application/json")
                    .body("{\"by\":\"Ada\"}")
                    .post("/v1/alerts/" + alert + "/acknowledge")
                    .then()
                    .statusCode(200);

            // Then
            await().atMost(20, TimeUnit.SECONDS).until(() -> lines.stream()
                    .anyMatch(line -> line.contains("acknowledged") && line.contains("Ada")));
        }
    }

    @Test
    void shouldPassOnWhatAnotherInstanceTellsAndSurviveWhatItCannotRead() throws IOException {
        try (Socket socket = open("/v1/alerts/stream?model=" + model);
                EventBus bus = EventBus.connect()) {
            // Given
            List<String> lines = read(socket);
            await().atMost(10, TimeUnit.SECONDS).until(() -> streams() >= 1);

            // When
            bus.send("alert.fired", "no json".getBytes(StandardCharsets.UTF_8));
            bus.send("alert.fired", "[]".getBytes(StandardCharsets.UTF_8));
            bus.send("alert.fired", "{\"data\":{\"alert\":{\"state\":7}}}".getBytes(StandardCharsets.UTF_8));
            bus.send(
                    "alert.resolved",
                    ("{\"data\":{\"alert\":{\"id\":\"i\",\"kind\":\"batch\",\"model\":\"" + model
                                    + "\",\"batch\":\"b\",\"batchName\":\"told elsewhere\",\"severity\":\"warning\","
                                    + "\"state\":\"resolved\",\"findings\":[],\"revision\":3}}}")
                            .getBytes(StandardCharsets.UTF_8));

            // Then
            await().atMost(20, TimeUnit.SECONDS)
                    .until(() -> lines.stream().anyMatch(line -> line.contains("told elsewhere")));
        }
    }

    @Test
    void shouldBeWellAfterFiveHundredStreamsWereOpenedAndDropped() throws IOException {
        // Given
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 500; i++) {
                sockets.add(open("/v1/alerts/stream"));
            }
            await().atMost(30, TimeUnit.SECONDS).until(() -> streams() >= 500);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }

        // When
        await().atMost(30, TimeUnit.SECONDS).until(() -> streams() == 0);

        // Then
        showsWhenAnAlertFiresAndIsTakenOn();
    }

    @Test
    void shouldRefuseMoreStreamsThanItServes() throws IOException {
        // Given
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 1_000; i++) {
                sockets.add(open("/v1/alerts/stream"));
            }
            await().atMost(30, TimeUnit.SECONDS).until(() -> streams() == 1_000);

            // When, then
            given().get("/v1/alerts/stream").then().statusCode(503).contentType("application/problem+json");
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        await().atMost(30, TimeUnit.SECONDS).until(() -> streams() == 0);
    }

    private Socket open(String path) throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(60_000);
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static List<String> read(Socket socket) throws IOException {
        List<String> lines = new CopyOnWriteArrayList<>();
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        Thread.ofVirtual().start(() -> {
            try {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.add(line);
                }
            } catch (IOException exception) {
                // The test has ended.
            }
        });
        assertThat(lines).isNotNull();
        return lines;
    }

    private static double streams() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("leeway_streams"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(-1);
    }
}
