package io.leeway.client.status;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.leeway.client.console.Ages;
import io.leeway.client.console.Counts;
import io.leeway.client.console.Terminal;

/** What became of everything that was sent for a model, in words. */
final class Accounts {

    private Accounts() {}

    /** The sums of a model; counts are of batches. */
    static String line(JsonNode account) {
        return String.format(
                "%,d received: %,d refused, %,d accepted. Of these %,d evaluated, %,d waiting, %,d dead-lettered.",
                account.path("received").asLong(),
                account.path("refused").asLong(),
                account.path("accepted").asLong(),
                account.path("evaluated").asLong(),
                account.path("waiting").asLong(),
                account.path("deadLettered").asLong());
    }

    /** What became of a model's single predictions, of which each half counts; empty where it has had none. */
    static String events(JsonNode account) {
        JsonNode events = account.path("events");
        if (events.isMissingNode()) {
            return "";
        }
        long deadLettered = events.path("deadLettered").asLong();
        return String.format(
                "%,d events of single predictions accepted. Of these %,d in batches, %,d waiting, %,d without the other half,"
                        + " %,d refused.%s",
                events.path("accepted").asLong(),
                events.path("collected").asLong(),
                events.path("waiting").asLong(),
                events.path("unpaired").asLong(),
                events.path("refused").asLong(),
                deadLettered == 0 ? "" : String.format(" Of messages from RabbitMQ %,d dead-lettered.", deadLettered));
    }

    /** What waits and since when, as "2 batches accepted 3 s ago, being judged"; empty where nothing does. */
    static String waiting(JsonNode account) {
        List<String> parts = new ArrayList<>();
        count(parts, account.path("waiting").asLong(), "batch", "batches");
        count(parts, account.path("labelsWaiting").asLong(), "delivery of labels", "deliveries of labels");
        if (parts.isEmpty()) {
            return "";
        }
        long waiting =
                account.path("waiting").asLong() + account.path("labelsWaiting").asLong();
        String since = Ages.since(account, "waitingSince")
                .map(age -> (waiting == 1 ? " accepted " : " accepted, the oldest ") + age + " ago")
                .orElse(" accepted");
        return String.join(" and ", parts) + since + ", being judged";
    }

    /** What somebody has to look at. */
    static List<String> warnings(JsonNode accounting) {
        List<String> warnings = new ArrayList<>();
        long deadLetters = accounting.path("deadLetters").asLong();
        if (deadLetters > 0) {
            warnings.add("Warning: " + Counts.of(deadLetters, "dead letter") + "; see ./leeway dead-letters list");
        }
        for (JsonNode account : accounting.path("models")) {
            if (account.path("stalled").asBoolean()) {
                String waiting = waiting(account);
                warnings.add("Warning: the pipeline of " + Terminal.safe(account, "model") + " is stalled"
                        + (waiting.isEmpty() ? "" : ": " + waiting.replace(", being judged", " and not judged")));
            }
        }
        return warnings;
    }

    private static void count(List<String> parts, long number, String one, String many) {
        if (number > 0) {
            parts.add(Counts.of(number, one, many));
        }
    }
}
