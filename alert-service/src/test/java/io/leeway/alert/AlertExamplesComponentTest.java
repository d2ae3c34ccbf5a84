package io.leeway.alert;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.EventType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionReader;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Does what docs/alerts.md shows. The commands of {@code leeway} that stand there are run by the client's own test. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp,mail"),
            @ResourceArg(name = "database", value = "alert")
        })
class AlertExamplesComponentTest {

    private static final Path PAGE = Path.of("../docs/alerts.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
    private static final Pattern CURL = Pattern.compile("curl (-N )?(?:-X (\\w+) )?'?http://localhost:8085([^ ']+)'?"
            + "(?: -H 'Content-Type: application/json' -d '([^']*)')?(?: +#.*)?");
    private static final String MODEL = "telco-churn";

    @Test
    void shouldDoWhatTheRequestsSay() throws IOException {
        // Given
        try (EventBus bus = EventBus.connect()) {
            bus.tell(EventType.RISK_ASSESSED, new TestEvents(MODEL).drifted("b", "b"));
        }
        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> given().get("/v1/models/" + MODEL + "/conditions").statusCode() == 200);
        String incident = given().get("/v1/alerts?model=" + MODEL).jsonPath().getString("[0].id");

        for (String written : lines("sh")) {
            String line = written.replace("$ID", incident);
            if (line.startsWith("curl ")) {
                Matcher curl = CURL.matcher(line);
                assertThat(curl.matches()).as(line).isTrue();

                // When
                int status = curl.group(1) == null
                        ? given().contentType("application/json")
                                .body(curl.group(4) == null ? "" : curl.group(4))
                                .urlEncodingEnabled(false)
                                .request(curl.group(2) == null ? "GET" : curl.group(2), curl.group(3))
                                .statusCode()
                        : opened(curl.group(3));

                // Then
                assertThat(status).as(line).isBetween(200, 204);
            } else {
                assertThat(line).startsWith("./leeway ");
            }
        }
    }

    @Test
    void shouldTakeTheRules() throws IOException {
        for (String rules : blocks("yaml")) {
            ModelDefinition definition = ModelDefinitionReader.fromYaml(
                    ("model: m\ntask: regression\nrowId: id\nfeatures: {tenure: numeric}\n"
                                    + "prediction: {column: p}\ntarget: t\n" + rules)
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(definition.alerts()).isNotEmpty();
        }
    }

    /** Of a stream, which has no end. */
    private static int opened(String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create("http://localhost:" + RestAssured.port + path)
                .toURL()
                .openConnection();
        try {
            assertThat(connection.getContentType()).contains("text/event-stream");
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    private static List<String> lines(String language) throws IOException {
        List<String> lines = blocks(language).stream().flatMap(String::lines).toList();
        assertThat(lines).hasSizeGreaterThan(5);
        return lines;
    }

    private static List<String> blocks(String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(PAGE));
        while (matcher.find()) {
            if (matcher.group(1).equals(language)) {
                blocks.add(matcher.group(2));
            }
        }
        assertThat(blocks).isNotEmpty();
        return blocks;
    }
}
