package io.leeway.risk;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Nobody waits two minutes for a test; every test of the service has it, so that the service is started once. */
public final class ShortWait implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "leeway.risk.performance-wait",
                "3s",
                "leeway.risk.waiting-check",
                "1s",
                "leeway.risk.missed-check",
                "1s",
                "leeway.risk.missed-after",
                "1s");
    }
}
