package io.leeway.alert.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.leeway.alert.TestEvents;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.test.EmbeddedServersResource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp,mail"),
            @ResourceArg(name = "database", value = "alert")
        })
class AlertRetentionComponentTest {

    @Inject
    AlertService alerts;

    @Inject
    OldAlertRepository retention;

    private final String model = "model-" + UUID.randomUUID();
    private final TestEvents events = new TestEvents(model);

    @BeforeEach
    void raise() {
        for (String batch : List.of("old", "unsent", "new")) {
            Transactions.run(() -> alerts.take(
                    events.definition(),
                    events.assessment(batch, batch, 1, 90, RiskLevel.CRITICAL, 0.2, TestEvents.ACCEPTED)));
        }
        String longAgo = "timestamptz '2001-01-01'";
        update("update alert set told_revision = revision where model = '" + model + "'");
        update("update alert set updated_at = " + longAgo + " where model = '" + model + "' and batch <> 'new'");
        update("update assessed set accepted_at = " + longAgo + " where model = '" + model + "'");
        // Subscribers to every model, whom another test may have left, are told of these alerts too.
        update("delete from delivery where alert in (select id from alert where model = '" + model + "')");
        for (String batch : List.of("old", "unsent")) {
            update("insert into delivery (id, alert, channel, recipient, severity, state, attempts, next_attempt_at,"
                    + " claimed_until, created_at) select gen_random_uuid(), id, 'mail', 'r', 'CRITICAL', '"
                    + (batch.equals("old") ? "SENT" : "SENDING") + "', 0, timestamptz '2999-01-01',"
                    + " timestamptz '2999-01-01', now() from alert where model = '"
                    + model + "' and batch = '" + batch + "'");
        }
    }

    @Test
    void shouldDeleteOldAlertsAndKeepWhatIsNewOrNotSent() {
        // When
        retention.deleteBefore(Instant.now().minus(Duration.ofDays(730)));

        // Then: what was noted of a batch goes after its alert
        assertThat(batches("alert")).containsExactly("new", "unsent");
        assertThat(batches("assessed")).containsExactly("new", "unsent");
    }

    private List<String> batches(String table) {
        return Transactions.run(() -> Panache.getSession().chain(session -> session.createNativeQuery(
                        "select batch from " + table + " where model = '" + model + "' order by batch", String.class)
                .getResultList()));
    }

    private static void update(String statement) {
        Transactions.run(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(statement).executeUpdate()));
    }
}
