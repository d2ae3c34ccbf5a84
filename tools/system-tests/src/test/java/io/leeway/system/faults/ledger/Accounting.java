package io.leeway.system.faults.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What ingest-service says has become of what it accepted.
 *
 * @param models by name
 * @param deadLetters messages that nobody has seen to
 * @param outbox events that are not through
 */
record Accounting(Map<String, Model> models, long deadLetters, long outbox) {

    /** One model's batches. */
    record Model(
            long received,
            long refused,
            long accepted,
            long evaluated,
            long waiting,
            long deadLettered,
            long labelsWaiting,
            @Nullable Instant waitingSince) {

        private static Model of(JsonNode json) {
            return new Model(
                    count(json, "received"),
                    count(json, "refused"),
                    count(json, "accepted"),
                    count(json, "evaluated"),
                    count(json, "waiting"),
                    count(json, "deadLettered"),
                    count(json, "labelsWaiting"),
                    json.path("waitingSince").isTextual()
                            ? Instant.parse(json.path("waitingSince").asText())
                            : null);
        }

        /** Whether so many batches, and no more, were accepted and are through, and the counts add up. */
        boolean isSettled(int batches) {
            return accepted == batches
                    && evaluated == batches
                    && waiting == 0
                    && deadLettered == 0
                    && labelsWaiting == 0
                    && received == refused + accepted;
        }
    }

    static Accounting of(JsonNode json) {
        Map<String, Model> models = new HashMap<>();
        json.path("models").forEach(model -> models.put(model.path("model").asText(), Model.of(model)));
        return new Accounting(models, count(json, "deadLetters"), count(json, "outbox"));
    }

    /** Whether nothing waits that was accepted before. */
    boolean isThrough(Instant moment) {
        return models.values().stream()
                .map(Model::waitingSince)
                .allMatch(since -> since == null || since.isAfter(moment));
    }

    /** Whether nothing waits at all. */
    boolean isIdle() {
        return outbox == 0
                && models.values().stream().allMatch(model -> model.waiting() == 0 && model.labelsWaiting() == 0);
    }

    /** A count that must be there. */
    private static long count(JsonNode json, String name) {
        if (!json.path(name).isIntegralNumber()) {
            throw new IllegalStateException("the accounting has no '" + name + "': " + json);
        }
        return json.path(name).asLong();
    }
}
