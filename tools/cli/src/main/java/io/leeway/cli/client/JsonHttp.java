package io.leeway.cli.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.leeway.contracts.ContractJson;

/** Requests to one service that answers in JSON. */
final class JsonHttp {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(10);
    private static final int FIRST_ERROR = 400;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final URI service;

    JsonHttp(URI service) {
        this.service = service;
    }

    /** A request to a path below the service's address. */
    HttpRequest.Builder request(String path) {
        String base = service.toString();
        String root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return HttpRequest.newBuilder(URI.create(root + path))
                .timeout(ANSWER_TIMEOUT)
                .header("Accept", "application/json, application/problem+json");
    }

    /**
     * Sends it.
     *
     * @throws RefusedException if the service refuses or does not answer
     */
    JsonNode send(HttpRequest request) {
        HttpResponse<String> response;
        try {
            response = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException exception) {
            throw RefusedException.unreachable(service.toString(), exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw RefusedException.unreachable(service.toString(), exception);
        }
        JsonNode answer = parse(response.body());
        if (response.statusCode() >= FIRST_ERROR) {
            throw RefusedException.of(response.statusCode(), answer);
        }
        return answer;
    }

    /** Text as it may stand in a path or query. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
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
