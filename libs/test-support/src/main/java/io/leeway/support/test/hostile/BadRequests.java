package io.leeway.support.test.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Generates bad requests from a seed: the same seed makes the same requests. */
public final class BadRequests {

    private static final List<String> NAMES = List.of(
            "%00",
            "a%00b",
            "%0d%0aBcc:%20victim@example.com",
            "%ff%fe",
            "%c3%28",
            "%ed%a0%80",
            "%zz",
            "%",
            "..%2f..%2fetc",
            "%e2%80%a8",
            "x".repeat(201),
            "y".repeat(5_000),
            "%7f",
            "%C2%85",
            "%F0%9F%92%A9",
            "%20",
            "null",
            "-1",
            "abc",
            "1e9",
            "99999999999999999999",
            "0",
            "%27%3B%20drop%20table%20model%3B",
            "{}",
            "[]",
            "%3Cscript%3E");
    private static final List<String> PARAMETERS =
            List.of("name", "model", "limit", "version", "before", "after", "state", "metric", "feature", "x");
    private static final List<String> METHODS = List.of("PATCH", "POST", "PUT", "GET", "OPTIONS", "NONSENSE");
    private static final List<String> CONTENT_TYPES = List.of(
            "text/csv",
            "application/json",
            "application/x-ndjson",
            "application/yaml",
            "text/plain",
            "application/octet-stream",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded",
            "application/json; charset=utf-16",
            "text/csv; charset=nonsense",
            "nonsense",
            ";;;",
            "*/*",
            "application/",
            "a/b/c");
    private static final List<String> HEADERS = List.of(
            "Accept: text/html",
            "Accept: ;;",
            "Accept: application/json;q=nonsense",
            "Accept: image/png",
            "Accept-Language: ;;;",
            "Content-Encoding: gzip",
            "Content-Encoding: br",
            "Content-Encoding: gzip, gzip",
            "Content-Encoding: \u0001",
            "Idempotency-Key: " + "k".repeat(300),
            "Idempotency-Key: \u0085\u0080",
            "Idempotency-Key: ",
            "Cookie: $=;;=a",
            "Range: bytes=-",
            "If-None-Match: \"",
            "X-Forwarded-For: " + "1".repeat(2_000),
            "X-Long: " + "z".repeat(30_000),
            "Content-Language: \u00ff\u00ff",
            "Date: never");

    private final SplittableRandom random;
    private final BadBodies bodies;
    private final List<Endpoint> endpoints;

    /** A generator over these endpoints. */
    public BadRequests(long seed, List<Endpoint> endpoints) {
        random = new SplittableRandom(seed);
        bodies = new BadBodies(random.split());
        this.endpoints = List.copyOf(endpoints);
    }

    /** The next request; nearly always one that must be refused, and never one that deletes. */
    public BadRequest next() {
        Endpoint endpoint = pick(endpoints);
        String method = endpoint.method();
        String target = endpoint.path();
        List<String> headers = new ArrayList<>();
        byte[] body = new byte[0];
        if (!endpoint.samples().isEmpty()) {
            Endpoint.Sample sample = pick(endpoint.samples());
            BadBodies.Made made = bodies.from(sample.body());
            body = made.bytes();
            headers.add("Content-Type: " + (chance(6) ? pick(CONTENT_TYPES) : sample.contentType()));
            if (made.gzipped()) {
                headers.add("Content-Encoding: gzip");
            }
        }
        if (endpoint.samples().isEmpty() || chance(4)) {
            target = badTarget(target);
        }
        if (chance(8)) {
            headers.add(pick(HEADERS));
        }
        if (chance(20)) {
            method = pick(METHODS);
        }
        return new BadRequest(method, target, headers, body);
    }

    private String badTarget(String target) {
        return switch (random.nextInt(4)) {
            case 0 -> {
                String[] parts = target.split("/", -1);
                parts[1 + random.nextInt(parts.length - 1)] = pick(NAMES);
                yield String.join("/", parts);
            }
            case 1 -> target + "/" + pick(NAMES);
            default ->
                target + (target.contains("?") ? "&" : "?") + pick(PARAMETERS) + (chance(10) ? "" : "=" + pick(NAMES));
        };
    }

    private boolean chance(int in) {
        return random.nextInt(in) == 0;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
