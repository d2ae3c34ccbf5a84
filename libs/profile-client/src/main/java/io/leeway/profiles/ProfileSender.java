package io.leeway.profiles;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.profiles.ProfilePlan;
import io.leeway.evaluation.portable.PortableProfileFormat;

/** Asks drift-service for plans and sends profiles to ingest-service. */
public final class ProfileSender {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(5);
    private static final int SERVER_FAULT = 500;
    private static final int FIRST_REFUSAL = 300;
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final HttpClient http;
    private final URI ingest;
    private final URI drift;
    private final @Nullable String key;

    private ProfileSender(HttpClient http, URI ingest, URI drift, @Nullable String key) {
        this.http = http;
        this.ingest = ingest;
        this.drift = drift;
        this.key = key;
    }

    /**
     * For services at these addresses.
     *
     * @param ingest as {@code http://localhost:8081}
     * @param drift as {@code http://localhost:8082}
     * @param key the access key, of role {@code ingest} at least; null where none is asked for
     */
    public static ProfileSender of(URI ingest, URI drift, @Nullable String key) {
        return new ProfileSender(HttpClient.newBuilder().connectTimeout(CONNECT).build(), ingest, drift, key);
    }

    /**
     * How rows of a model are profiled.
     *
     * @throws RefusedException if the service refuses, as where the model is unknown or its reference is not profiled yet
     * @throws IOException if it cannot be reached
     */
    public ProfilePlan plan(String model) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(drift, model, "profile-plan").GET();
        return ContractJson.mapper().readValue(send(request), ProfilePlan.class);
    }

    /**
     * Sends a batch as profiles. What fails on the way is sent again under the same key, so that it is stored once.
     *
     * @param profiles what a profiler wrote; several may follow each other
     * @param name what the batch is called; null for a name of the service's
     * @param idempotencyKey the same for the same batch, as the id of the job's run
     * @return the answer, as JSON
     * @throws RefusedException if the service refuses
     * @throws IOException if it cannot be reached
     */
    public String send(String model, byte[] profiles, @Nullable String name, String idempotencyKey)
            throws IOException, InterruptedException {
        String query = name == null ? "" : "?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        return send(request(ingest, model, "profiles" + query)
                .header("Content-Type", PortableProfileFormat.MEDIA_TYPE)
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofByteArray(profiles)));
    }

    private HttpRequest.Builder request(URI service, String model, String path) {
        String base = service.toString().replaceAll("/+$", "");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        base + "/v1/models/" + URLEncoder.encode(model, StandardCharsets.UTF_8) + "/" + path))
                .timeout(ANSWER);
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    private String send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() < FIRST_REFUSAL) {
                    return response.body();
                }
                if (response.statusCode() < SERVER_FAULT || attempt == TRIES) {
                    throw RefusedException.of(response.statusCode(), response.body());
                }
            } catch (RefusedException refused) {
                throw refused;
            } catch (IOException away) {
                if (attempt == TRIES) {
                    throw away;
                }
            }
            Thread.sleep(PAUSE.multipliedBy(attempt));
        }
    }
}
