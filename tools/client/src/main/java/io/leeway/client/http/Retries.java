package io.leeway.client.http;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * When a request is sent again that found nobody, or a service that is busy or starting.
 *
 * @param most tries in all
 * @param firstPause the pause after the first; each later one is twice as long
 * @param longestPause what no pause exceeds, whatever the service asks for
 * @param notice is told before every pause
 */
record Retries(int most, Duration firstPause, Duration longestPause, Consumer<String> notice) {

    /** Six tries within about half a minute: a service that is restarted is back by then. */
    static final Retries DEFAULT =
            new Retries(6, Duration.ofMillis(500), Duration.ofSeconds(30), text -> System.err.println(text));

    /** The pause after a try, shortened by chance so that many clients do not come back at once. */
    Duration pauseAfter(int tried) {
        Duration full = firstPause.multipliedBy(1L << Math.min(tried - 1, 16));
        long millis = Math.min(full.toMillis(), longestPause.toMillis());
        return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 4 + 1));
    }

    /** The pause that the answer asks for, in seconds; otherwise {@link #pauseAfter(int)}. */
    Duration pauseAfter(int tried, HttpHeaders headers) {
        String asked = headers.firstValue("Retry-After").orElse("");
        if (!asked.matches("\\d{1,6}")) {
            return pauseAfter(tried);
        }
        Duration wanted = Duration.ofSeconds(Long.parseLong(asked));
        return wanted.compareTo(longestPause) > 0 ? longestPause : wanted;
    }
}
