package io.leeway.client.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.leeway.access.CallerKey;
import io.leeway.contracts.ContractJson;

/** Requests to one service that answers in JSON. */
final class JsonHttp {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration UPLOAD_TIMEOUT = Duration.ofMinutes(10);
    private static final Set<Integer> PASSING = Set.of(502, 503, 504);
    private static final int FIRST_ERROR = 400;
    private static final int TOO_MANY = 429;

    private final HttpClient http;
    private final String name;
    private final URI service;
    private final Retries retries;
    private final Optional<String> key;

    JsonHttp(String name, URI service) {
        this(name, service, Retries.DEFAULT, CallerKey.of(System.getenv()));
    }

    JsonHttp(String name, URI service, Retries retries) {
        this(name, service, retries, Optional.empty());
    }

    JsonHttp(String name, URI service, Retries retries, Optional<String> key) {
        this.name = name;
        this.service = service;
        this.retries = retries;
        this.key = key;
        http = Connections.to(service);
    }

    /** A request to a path below the service's address. */
    HttpRequest.Builder request(String path) {
        return request(path, ANSWER_TIMEOUT);
    }

    /** A request with a body that takes its time to be sent and stored. */
    HttpRequest.Builder upload(String path) {
        return request(path, UPLOAD_TIMEOUT);
    }

    /** Asks for what is at a path. */
    JsonNode get(String path) {
        return send(request(path).GET().build());
    }

    /** Asks for what is at a path, and waits no longer for the answer than is said. */
    JsonNode get(String path, Duration longest) {
        return send(request(path, longest).GET().build());
    }

    /** Has something done that needs no body. */
    JsonNode post(String path) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    /** Sends a JSON document. */
    JsonNode post(String path, JsonNode document) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(document.toString()))
                .build());
    }

    /** Puts a JSON document at a path. */
    JsonNode put(String path, JsonNode document) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(document.toString()))
                .build());
    }

    /** Deletes what is at a path. */
    JsonNode delete(String path) {
        return send(request(path).DELETE().build());
    }

    /**
     * Sends it. A request with an idempotency key, which changes nothing when it comes twice, is sent again while
     * nobody answers or the service is not ready; any request when its key has sent too many, because then nothing was
     * done.
     *
     * @throws RefusedException if the service refuses or does not answer
     */
    JsonNode send(HttpRequest request) {
        int most = request.headers().firstValue(IDEMPOTENCY_KEY).isPresent() ? retries.most() : 1;
        for (int tried = 1; ; tried++) {
            try {
                HttpResponse<String> response =
                        http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                if (response.statusCode() == TOO_MANY && tried < retries.most()) {
                    pause(
                            "has had too many requests of this key",
                            tried,
                            retries.most(),
                            retries.pauseAfter(tried, response.headers()));
                    continue;
                }
                if (tried >= most || !PASSING.contains(response.statusCode())) {
                    return answer(response);
                }
                pause("is not ready", tried, most, retries.pauseAfter(tried, response.headers()));
            } catch (HttpConnectTimeoutException | ConnectException exception) {
                giveUpAfter(tried, most, exception);
                pause("does not answer", tried, most, retries.pauseAfter(tried));
            } catch (HttpTimeoutException exception) {
                Duration waited = request.timeout().orElse(ANSWER_TIMEOUT);
                throw RefusedException.silent(name, service.toString(), waited, exception);
            } catch (IOException exception) {
                giveUpAfter(tried, most, exception);
                pause("broke the connection", tried, most, retries.pauseAfter(tried));
            } catch (InterruptedException exception) {
                throw interrupted(exception);
            }
        }
    }

    /** Text as it may stand in a path or query. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * A part of an answer.
     *
     * @throws IllegalStateException if this version cannot read it
     */
    static <T> T read(JsonNode part, Class<T> type) {
        try {
            return ContractJson.mapper().treeToValue(part, type);
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException(
                    "a service answered a " + type.getSimpleName() + " that this version cannot read", exception);
        }
    }

    private HttpRequest.Builder request(String path, Duration timeout) {
        String base = service.toString();
        String root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(timeout)
                .header("Accept", "application/json, application/problem+json");
        key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request;
    }

    private JsonNode answer(HttpResponse<String> response) {
        JsonNode answer = parse(response.body());
        if (response.statusCode() >= FIRST_ERROR) {
            throw RefusedException.of(response.statusCode(), answer);
        }
        return answer;
    }

    private void giveUpAfter(int tried, int most, IOException exception) {
        if (tried >= most) {
            throw RefusedException.unreachable(name, service.toString(), exception);
        }
    }

    private void pause(String what, int tried, int most, Duration pause) {
        retries.notice()
                .accept(String.format(
                        "%s at %s %s; trying again in %.1f s (%d of %d)",
                        name, service, what, pause.toMillis() / 1000.0, tried + 1, most));
        try {
            Thread.sleep(pause);
        } catch (InterruptedException exception) {
            throw interrupted(exception);
        }
    }

    private RefusedException interrupted(InterruptedException exception) {
        Thread.currentThread().interrupt();
        return RefusedException.unreachable(name, service.toString(), exception);
    }

    private static JsonNode parse(String body) {
        try {
            return body.isBlank()
                    ? MissingNode.getInstance()
                    : ContractJson.mapper().readTree(body);
        } catch (JsonProcessingException exception) {
            // What is no JSON comes from something between us and the service; its status still counts.
            return MissingNode.getInstance();
        }
    }
}
