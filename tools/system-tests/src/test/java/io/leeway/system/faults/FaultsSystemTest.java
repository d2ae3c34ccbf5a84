package io.leeway.system.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.leeway.system.faults.ledger.Ledger;
import io.leeway.system.faults.ledger.Verdict;
import io.leeway.system.faults.stack.Service;
import io.leeway.system.faults.stack.Services;
import io.leeway.system.faults.workload.WatchedModel;
import io.leeway.system.faults.workload.Workload;

import static org.assertj.core.api.Assertions.assertThat;

/** The smaller part of the faults, on embedded servers: connections lost and services killed in mid-run. */
class FaultsSystemTest {

    private static final int BATCHES = 15;
    private static final Duration INTERVAL = Duration.ofMillis(300);

    /** All services start at once, on whatever machine builds this. */
    private static final Duration STARTS_AND_RECOVERS_WITHIN = Run.RECOVERS_WITHIN.multipliedBy(3);

    @Test
    void shouldLoseAndDoubleNothingOverLostConnectionsAndKilledServices() {
        // Given
        try (Run run = Run.once("embedded")) {
            Workload undisturbed = run.workload(models("before"));
            Workload disturbed = run.workload(models("after"));
            Ledger before = run.ledger(Plan.undisturbed(BATCHES), undisturbed, Faults::nothing, Map.of());

            // When
            Ledger after = run.ledger(
                    new Plan("connections lost, services killed", BATCHES, INTERVAL, 0, STARTS_AND_RECOVERS_WITHIN),
                    disturbed,
                    FaultsSystemTest::connectionsLostAndServicesKilled,
                    of("after", before.verdicts()));

            // Then
            System.out.println(Ledger.HEAD);
            System.out.println(before.line());
            System.out.println(after.line());
            assertThat(run.complaints()).isEmpty();
        }
    }

    private static Instant connectionsLostAndServicesKilled(Run run, Workload workload) {
        run.health().expectReady(java.util.Set.of());
        workload.awaitAccepted(BATCHES / 2);
        run.infrastructure().closeBrokerConnections();
        workload.awaitAccepted(BATCHES);
        List<Service> services = run.services().all();
        services.forEach(Service::kill);
        Instant gone = Instant.now();
        run.services().start(Services.NAMES);
        run.infrastructure().closeBrokerConnections();
        return gone;
    }

    private static List<WatchedModel> models(String prefix) {
        return List.of(
                new WatchedModel(prefix + "-labelled", WatchedModel.Labelling.IN_ROWS),
                new WatchedModel(prefix + "-late", WatchedModel.Labelling.LATE));
    }

    /** The same verdicts under the names of the other models: they have the same rows. */
    private static Map<String, Verdict> of(String prefix, Map<String, Verdict> verdicts) {
        Map<String, Verdict> renamed = new HashMap<>();
        verdicts.forEach((key, verdict) -> renamed.put(prefix + key.substring(key.indexOf('-')), verdict));
        return renamed;
    }
}
