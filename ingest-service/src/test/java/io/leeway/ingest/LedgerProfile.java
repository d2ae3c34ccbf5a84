package io.leeway.ingest;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Makes the ledger impatient. */
public final class LedgerProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "leeway.ledger.round", "1s",
                "leeway.ledger.patience", "2s",
                "leeway.ledger.without-performance", "5s",
                "leeway.ledger.stalled-after", "6s",
                "leeway.rabbitmq.longest-pause", "1s");
    }
}
