package io.leeway.client.console;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** How long ago something was, in one unit. */
public final class Ages {

    private static final long TWO_MINUTES = 120;
    private static final long TWO_HOURS = 7_200;
    private static final long TWO_DAYS = 172_800;

    private Ages() {}

    /** So many seconds in the largest unit of which they are at least two; in seconds where they are fewer. */
    public static String of(long seconds) {
        if (seconds < TWO_MINUTES) {
            return Math.max(0, seconds) + " s";
        }
        Duration age = Duration.ofSeconds(seconds);
        if (seconds < TWO_HOURS) {
            return age.toMinutes() + " min";
        }
        return seconds < TWO_DAYS ? age.toHours() + " h" : age.toDays() + " d";
    }

    /** How long ago a member's instant is; nothing where there is none. */
    public static Optional<String> since(JsonNode node, String member) {
        try {
            Instant instant = Instant.parse(node.path(member).asText());
            return Optional.of(of(Duration.between(instant, Instant.now()).toSeconds()));
        } catch (DateTimeParseException exception) {
            return Optional.empty();
        }
    }
}
