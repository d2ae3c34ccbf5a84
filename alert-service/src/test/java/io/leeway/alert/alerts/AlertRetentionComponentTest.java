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
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.ChangeFinding;
import io.leeway.contracts.reports.ChangeKind;
import io.leeway.contracts.reports.RiskAssessmentBuilder;
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

    @BeforeEach
    void raise() {
        // An incident of each kind of a batch, and one that is not over
        List<AlertCondition> causes =
                List.of(AlertCondition.RISK, AlertCondition.DRIFT_SHARE, AlertCondition.DRIFT, AlertCondition.CHANGE);
        for (AlertCondition cause : causes) {
            TestEvents events = new TestEvents(model, List.of(TestEvents.rule(cause, "to@example.com")));
            String batch = List.of("old", "unsent", "new", "open").get(causes.indexOf(cause));
            Transactions.run(() -> alerts.take(events.assessed(RiskAssessmentBuilder.builder(events.assessment(
                                    batch, batch, 1, 90, RiskLevel.CRITICAL, 0.2, TestEvents.ACCEPTED))
                            .changes(List.of(new ChangeFinding(
                                    ChangeKind.SUDDEN, "f0", "psi", 1.0, 0.5, null, null, 5, "f0 jumped.")))
                            .build())
                    .data()));
        }
        String longAgo = "timestamptz '2001-01-01'";
        update("update alert set told_revision = revision where model = '" + model + "'");
        update("update alert set state = 'RESOLVED' where model = '" + model + "' and batch <> 'open'");
        update("update alert set updated_at = " + longAgo + " where model = '" + model + "' and batch <> 'new'");
        update("update assessed set accepted_at = " + longAgo + " where model = '" + model + "'");
        // Whatever else is sending them meanwhile has to be able to read that they are sent.
        update("update delivery set state = 'SENT', sent_at = " + longAgo + " where alert in (select id from alert"
                + " where model = '" + model + "')");
        update("update delivery set state = 'SENDING', claimed_until = timestamptz '2999-01-01' where alert in"
                + " (select id from alert where model = '" + model + "' and batch = 'unsent')");
    }

    @Test
    void shouldDeleteOldAlertsAndKeepWhatIsNewOrNotSent() {
        // When
        retention.deleteBefore(Instant.now().minus(Duration.ofDays(730)));

        // Then: what was noted of a batch goes after its alert
        assertThat(batches("alert")).containsExactly("new", "open", "unsent");
        assertThat(batches("assessed")).containsExactly("new", "open", "unsent");
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
