package io.leeway.alert.alerts;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import io.leeway.alert.delivery.Recipient;
import io.leeway.alert.delivery.RecordedDeliveries;
import io.leeway.alert.subscriptions.SubscriptionRepository;
import io.leeway.contracts.alerts.AlertKind;
import io.leeway.contracts.model.AlertChannel;
import io.leeway.contracts.model.AlertTarget;
import io.leeway.contracts.model.RiskLevel;

import static org.assertj.core.api.Assertions.assertThat;

class RecipientsTest {

    private final Table table = new Table();
    private final RecordedDeliveries deliveries = new RecordedDeliveries();
    private final AlertEntity alert =
            AlertEntity.begin(UUID.randomUUID(), AlertKind.INTAKE, "m", Instant.parse("2026-01-01T00:00:00Z"));

    RecipientsTest() {
        alert.fire(RiskLevel.CRITICAL, List.of(), Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void shouldTellThoseWhoAreNamedAndThenThoseWhoAreSubscribedEachOnce() {
        // When
        tell(
                List.of(
                        AlertTarget.mail("named@example.com"),
                        AlertTarget.mail("both@example.com"),
                        new AlertTarget(null, AlertChannel.MAIL, "named@example.com")),
                List.of(
                        Recipient.mail("both@example.com"),
                        new Recipient("pager", "both@example.com"),
                        Recipient.mail("subscribed@example.com")));

        // Then
        assertThat(deliveries.told())
                .containsExactly(
                        Recipient.mail("named@example.com"),
                        Recipient.mail("both@example.com"),
                        new Recipient("pager", "both@example.com"),
                        Recipient.mail("subscribed@example.com"));
    }

    @Test
    void shouldStoreAnAlertThatReachesNobody() {
        // When
        tell(List.of(), List.of());

        // Then
        assertThat(deliveries.told()).isEmpty();
        assertThat(table.stored).isTrue();
    }

    private void tell(List<AlertTarget> named, List<Recipient> subscribed) {
        SubscriptionRepository subscriptions = new SubscriptionRepository() {
            @Override
            public Uni<List<Recipient>> recipientsFor(String model, RiskLevel severity) {
                assertThat(model).isEqualTo("m");
                assertThat(severity).isEqualTo(RiskLevel.CRITICAL);
                return Uni.createFrom().item(subscribed);
            }
        };
        Set<AlertTarget> inOrder = new LinkedHashSet<>(named);
        new Recipients(subscriptions, deliveries)
                .tell(table, alert, inOrder)
                .await()
                .indefinitely();
    }

    private static final class Table extends AlertRepository {

        private boolean stored;

        @Override
        public Uni<AlertEntity> persistAndFlush(AlertEntity entity) {
            stored = true;
            return Uni.createFrom().item(entity);
        }
    }
}
