package io.leeway.support.test.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

import io.leeway.access.Endpoint;
import io.leeway.access.Endpoints;
import io.leeway.access.Identity;
import io.leeway.access.KeySecret;
import io.leeway.access.ModelScope;
import io.leeway.access.Role;

/**
 * Asks every endpoint of a running service in the name of every kind of caller, and compares who is let in with what the
 * table says. The service uses {@link KeysResource}. What is asked for is not there, so that who is let in gets a 404 or
 * another refusal that comes after the look at the key.
 */
public final class RoleTable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int NOBODY = 401;
    private static final int NOT_PERMITTED = 403;

    private final String service;
    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final List<String> faults = new ArrayList<>();

    /** The endpoints of a service that listens at a port of this machine. */
    public RoleTable(String service, int port) {
        this.service = service;
        this.address = URI.create("http://localhost:" + port);
    }

    /** What is otherwise than the table says, one line each; empty if nothing is. */
    public List<String> faults() {
        List<Endpoint> endpoints = Endpoints.all().stream()
                .filter(endpoint -> endpoint.service().equals(service))
                .toList();
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("The table has no endpoint of " + service);
        }
        endpoints.forEach(this::askInEveryName);
        endpoints.stream().filter(endpoint -> !endpoint.isOpen()).forEach(this::askForOtherModels);
        return faults;
    }

    private void askInEveryName(Endpoint endpoint) {
        String target = target(endpoint, "mine-none");
        for (Role role : Role.values()) {
            boolean permitted = endpoint.isFor(new Identity(role.word(), Set.of(role), ModelScope.ALL));
            expect(endpoint, target, role.word(), key(role.word()), permitted ? 0 : NOT_PERMITTED);
        }
        int withoutKey = endpoint.isOpen() ? 0 : NOBODY;
        expect(endpoint, target, "nobody", null, withoutKey);
        expect(endpoint, target, "an unknown key", KeySecret.generate(), withoutKey);
        expect(endpoint, target, "an expired key", key(KeysResource.EXPIRED), withoutKey);
    }

    private void askForOtherModels(Endpoint endpoint) {
        if (!endpoint.hasRole(Role.ADMIN)) {
            return; // The scoped key's role is not asked for there, which the other callers show.
        }
        String scoped = key(KeysResource.SCOPED);
        String who = "a key for other models";
        switch (endpoint.reach()) {
            case PATH -> {
                expect(endpoint, target(endpoint, "mine-none"), who, scoped, 0);
                expect(endpoint, target(endpoint, "theirs"), who, scoped, NOT_PERMITTED);
            }
            case QUERY -> {
                String target = target(endpoint, "");
                expect(endpoint, target, who, scoped, NOT_PERMITTED);
                expect(endpoint, target + "?model=mine-none", who, scoped, 0);
                expect(endpoint, target + "?model=theirs", who, scoped, NOT_PERMITTED);
                expect(endpoint, target + "?model=mine-none&model=theirs", who, scoped, NOT_PERMITTED);
            }
            case WHOLE -> expect(endpoint, target(endpoint, ""), who, scoped, NOT_PERMITTED);
            case RESOURCE -> {
                // Which model it is about the resource knows; its own test shows it.
            }
        }
    }

    private void expect(Endpoint endpoint, String target, String who, @Nullable String key, int refusal) {
        int status = status(endpoint.method(), target, key);
        boolean refused = status == NOBODY || status == NOT_PERMITTED;
        if (refusal == 0 ? refused || status >= 500 : status != refusal) {
            faults.add(endpoint.method() + " " + target + " by " + who + ": " + status + ", expected "
                    + (refusal == 0 ? "to be let in" : refusal));
        }
    }

    /** Looks at the status alone: a stream never ends. */
    private int status(String method, String target, @Nullable String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(target))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            response.body().close();
            return response.statusCode();
        } catch (IOException exception) {
            throw new UncheckedIOException(method + " " + target, exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }

    private static String target(Endpoint endpoint, String model) {
        Map<String, String> values = Map.of("model", model, "kind", "batches", "block", "0", "letter", "1");
        String path = endpoint.path();
        while (path.indexOf('{') >= 0) {
            int begin = path.indexOf('{');
            int end = path.indexOf('}');
            String value = values.getOrDefault(
                    path.substring(begin + 1, end), UUID.randomUUID().toString());
            path = path.substring(0, begin) + value + path.substring(end + 1);
        }
        return path;
    }

    /** A key of {@link KeysResource}, by its name. */
    public static String key(String name) {
        return ConfigProvider.getConfig().getValue(KeysResource.PLACE + name, String.class);
    }
}
