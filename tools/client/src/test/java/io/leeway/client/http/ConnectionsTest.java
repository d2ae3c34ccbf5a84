package io.leeway.client.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.NoSuchAlgorithmException;

import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.client.StubService;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionsTest {

    @AfterEach
    void close() throws InterruptedException {
        Connections.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://leeway.example", "HTTPS://leeway.example:8443"})
    void shouldTrustWhatThisMachineTrustsWhereThereIsTls(String address) throws NoSuchAlgorithmException {
        // When
        HttpClient http = Connections.to(URI.create(address));

        // Then
        assertThat(http.sslContext()).isSameAs(SSLContext.getDefault());
    }

    @Test
    void shouldReadNoCertificatesWhereThereIsNoTls() throws NoSuchAlgorithmException {
        // When
        HttpClient http = Connections.to(URI.create("http://leeway.example"));

        // Then
        assertThat(http.sslContext()).isNotSameAs(SSLContext.getDefault());
        assertThat(http.followRedirects()).isEqualTo(HttpClient.Redirect.NEVER);
    }

    @Test
    void shouldReachAllServicesWithOneClient() {
        // When, Then
        assertThat(Connections.to(URI.create("http://localhost:8081")))
                .isSameAs(Connections.to(URI.create("http://localhost:8084")));
    }

    @Test
    void shouldEndWhatHasSentSomethingAndBeginAnew() throws Exception {
        // Given
        try (StubService service = new StubService().on("GET /x", 200, "{}")) {
            HttpClient used = Connections.to(service.uri());
            HttpRequest request =
                    HttpRequest.newBuilder(service.uri().resolve("/x")).build();
            used.send(request, HttpResponse.BodyHandlers.discarding());

            // When
            Connections.close();

            // Then
            assertThat(used.isTerminated()).isTrue();
            assertThat(Connections.to(service.uri())).isNotSameAs(used);
        }
    }
}
