package io.leeway.ingest.events;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Makes small batches of events, and soon. */
public final class EventsProfile implements QuarkusTestProfile {

    static final int BATCH_ROWS = 5;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "leeway.ingest.events.batch-rows", String.valueOf(BATCH_ROWS),
                "leeway.ingest.events.batch-after", "2s",
                "leeway.ingest.events.unpaired-after", "20s",
                "leeway.ingest.events.body", "10K");
    }
}
