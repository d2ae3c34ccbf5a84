package io.leeway.client.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.client.StubService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class JsonHttpTest {

    private final StubService service = new StubService();
    private final List<String> notices = new ArrayList<>();
    private final JsonHttp http = new JsonHttp(
            "ingest-service", service.uri(), new Retries(4, Duration.ofMillis(1), Duration.ofMillis(20), notices::add));

    @AfterEach
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void shouldSendAKeyedRequestAgainUntilTheServiceIsReady(int status) {
        // Given
        service.on("POST /x", status, "").on("POST /x", status, "").on("POST /x", 202, "{\"rows\": 3}");

        // When
        JsonNode answer = http.send(keyed());

        // Then
        assertThat(answer.path("rows").asInt()).isEqualTo(3);
        assertThat(service.requests()).hasSize(3).allMatch(request -> request.idempotencyKey()
                .equals("k"));
        assertThat(notices).hasSize(2).allMatch(notice -> notice.contains("trying again"));
    }

    @Test
    void shouldNotSendAgainWithoutAKey() {
        // Given
        service.on("POST /x", 503, "{\"title\": \"Busy\"}");

        // When
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> http.send(post().build()));

        // Then
        assertThat(refused.status()).isEqualTo(503);
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void shouldSendAgainWhateverCameTooOften() {
        // Given: nothing was done, so nothing can happen twice
        service.on("POST /x", 429, "", Map.of("Retry-After", "1")).on("POST /x", 200, "{\"rows\": 3}");

        // When
        JsonNode answer = http.send(post().build());

        // Then
        assertThat(answer.path("rows").asInt()).isEqualTo(3);
        assertThat(notices).singleElement().asString().contains("too many requests of this key");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 413, 500})
    void shouldNotSendAgainWhatIsRefused(int status) {
        // Given
        service.on("POST /x", status, "{\"title\": \"No\"}");

        // When, Then
        assertThatThrownBy(() -> http.send(keyed())).isInstanceOf(RefusedException.class);
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void shouldGiveUpAfterTheLastTry() {
        // Given
        service.close();

        // When
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> http.send(keyed()));

        // Then
        assertThat(refused).hasMessageContaining("ingest-service does not answer at");
        assertThat(notices).hasSize(3);
    }

    @Test
    void shouldPauseAsLongAsTheServiceAsksButNotForEver() {
        // Given
        service.on("POST /x", 503, "", Map.of("Retry-After", "3600")).on("POST /x", 200, "{}");

        // When
        http.send(keyed());

        // Then
        assertThat(notices).singleElement().asString().contains("again in 0.0 s (2 of 4)");
    }

    @Test
    void shouldSayWhoIsSilent() throws IOException {
        // Given
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            JsonHttp waiting = new JsonHttp("ingest-service", address, Retries.DEFAULT);

            // When, Then
            assertThatThrownBy(() -> waiting.send(HttpRequest.newBuilder(address)
                            .timeout(Duration.ofMillis(200))
                            .build()))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("has not answered");
        }
    }

    private HttpRequest.Builder post() {
        return http.request("/x").POST(HttpRequest.BodyPublishers.ofString("x"));
    }

    private HttpRequest keyed() {
        return post().header("Idempotency-Key", "k").build();
    }
}
