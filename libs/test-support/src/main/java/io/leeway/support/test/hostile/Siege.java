package io.leeway.support.test.hostile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;

/**
 * Sends many generated requests over several connections and says which answers broke the rules: no fault of the
 * service, no class named, and a problem document with every refusal. What is no HTTP at all is refused by the HTTP
 * server itself, before any handler sees it; only there is a bare 400 enough.
 */
public final class Siege {

    /** How many it comes by at once. */
    public static final int CONNECTIONS = 6;

    private static final int MOST_KEPT = 20;
    private static final List<String> FOREIGN =
            List.of("java.", "io.leeway", "com.fasterxml", "jakarta.", "org.hibernate", "Exception");

    private Siege() {}

    /**
     * How it went.
     *
     * @param statuses how often each status was answered
     * @param failures the first answers that broke a rule, each with its request
     */
    public record Outcome(Map<Integer, Integer> statuses, List<String> failures) {}

    /** Sends so many requests; the seed decides what they are, not the order in which they arrive. */
    public static Outcome run(int port, long seed, int requests, List<Endpoint> endpoints) {
        Map<Integer, Integer> statuses = new TreeMap<>();
        List<String> failures = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<CompletableFuture<Outcome>> all = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                BadRequests source = new BadRequests(seed + i, endpoints);
                all.add(CompletableFuture.supplyAsync(() -> one(port, source, requests / CONNECTIONS), threads));
            }
            for (CompletableFuture<Outcome> part : all) {
                Outcome outcome = part.join();
                outcome.statuses().forEach((status, count) -> statuses.merge(status, count, Integer::sum));
                failures.addAll(outcome.failures());
            }
        }
        return new Outcome(statuses, failures);
    }

    private static Outcome one(int port, BadRequests source, int requests) {
        Map<Integer, Integer> statuses = new TreeMap<>();
        List<String> failures = new ArrayList<>();
        try (RawClient client = new RawClient(port)) {
            for (int i = 0; i < requests; i++) {
                BadRequest request = source.next();
                send(client, request, statuses, failures);
            }
        } catch (IOException exception) {
            failures.add("closing: " + exception);
        }
        return new Outcome(statuses, failures);
    }

    private static void send(
            RawClient client, BadRequest request, Map<Integer, Integer> statuses, List<String> failures) {
        String fault;
        try {
            RawClient.Answer answer = client.send(request);
            statuses.merge(answer.status(), 1, Integer::sum);
            fault = answer.status() == 400 && !request.isHttp() ? null : fault(answer);
        } catch (IOException | RuntimeException exception) {
            fault = "no answer: " + exception;
        }
        if (fault != null && failures.size() < MOST_KEPT) {
            failures.add(fault + "\n    to " + request);
        }
    }

    private static @Nullable String fault(RawClient.Answer answer) {
        String shown = answer.status() + " " + answer.contentType() + " "
                + answer.body().substring(0, Math.min(answer.body().length(), 500));
        if (answer.status() >= 500) {
            return "a fault of the service: " + shown;
        }
        if (FOREIGN.stream().anyMatch(answer.body()::contains)) {
            return "names a class: " + shown;
        }
        boolean problem = answer.contentType().equals("application/problem+json")
                && answer.body().matches("(?s).*\"detail\":\"[^\"]{3,}.*");
        return answer.status() >= 400 && !problem ? "no problem document: " + shown : null;
    }
}
