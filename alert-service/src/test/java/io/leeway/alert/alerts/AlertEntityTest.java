package io.leeway.alert.alerts;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.leeway.alert.incidents.CauseKey;
import io.leeway.alert.incidents.Incident;
import io.leeway.alert.incidents.IncidentEvent;
import io.leeway.alert.incidents.IncidentLife;
import io.leeway.alert.incidents.IncidentStep;
import io.leeway.alert.incidents.Place;
import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.AlertKind;
import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.alerts.IncidentChange;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.RiskLevel;

import static org.assertj.core.api.Assertions.assertThat;

class AlertEntityTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(1);

    private final AlertEntity alert = fired(AlertKind.INTAKE, AlertCondition.INTAKE);

    /** An incident that fires. */
    static AlertEntity fired(AlertKind kind, AlertCondition on) {
        AlertEntity entity = AlertEntity.begin(UUID.randomUUID(), kind, "m", CauseKey.of(on), NOW);
        entity.become(
                IncidentLife.seen(null, true, new Place(NOW, 0), false, NOW).orElseThrow(), NOW);
        return entity;
    }

    static void apply(AlertEntity entity, IncidentEvent event, RiskLevel severity) {
        IncidentStep step = IncidentLife.apply(entity.incident(), event, severity, false, LATER)
                .orElseThrow();
        entity.become(step, LATER);
    }

    @Test
    void shouldStoreAllThatIsKnownOfItsLife() {
        // Given
        Incident before = alert.incident();

        // When
        apply(alert, IncidentEvent.WORSE_WINDOW, RiskLevel.CRITICAL);

        // Then
        assertThat(before.told()).isEqualTo(RiskLevel.WARNING);
        assertThat(alert.incident())
                .isEqualTo(IncidentLife.apply(before, IncidentEvent.WORSE_WINDOW, RiskLevel.CRITICAL, false, LATER)
                        .orElseThrow()
                        .incident());
        assertThat(alert.revision).isEqualTo(2);
        assertThat(alert.change()).isEqualTo(IncidentChange.WORSENED);
    }

    @Test
    void shouldStayWithWhomTookItOnWhenItGetsWorse() {
        // Given
        apply(alert, IncidentEvent.ACKNOWLEDGE, RiskLevel.WARNING);
        alert.takenOnBy("Ada");

        // When
        apply(alert, IncidentEvent.WORSE_WINDOW, RiskLevel.CRITICAL);

        // Then
        assertThat(alert.state()).isEqualTo(AlertState.ACKNOWLEDGED);
        assertThat(alert.acknowledgedBy).isEqualTo("Ada");
        assertThat(alert.acknowledgedRevision).isEqualTo(2);
        assertThat(alert.revision).isEqualTo(3);
    }

    @Test
    void shouldBeNobodysWhenItComesBackAfterItWasResolved() {
        // Given
        apply(alert, IncidentEvent.ACKNOWLEDGE, RiskLevel.WARNING);
        alert.takenOnBy("Ada");
        apply(alert, IncidentEvent.RESOLVE, RiskLevel.WARNING);
        assertThat(AlertDocuments.alert(alert).resolvedAt()).isEqualTo(LATER);

        // When
        apply(alert, IncidentEvent.BAD_WINDOWS, RiskLevel.WARNING);

        // Then
        assertThat(alert.state()).isEqualTo(AlertState.FIRING);
        assertThat(alert.acknowledgedBy).isNull();
        assertThat(alert.firedAt).isEqualTo(LATER);
        assertThat(AlertDocuments.alert(alert).resolvedAt()).isNull();
        assertThat(AlertDocuments.alert(alert).returned()).isEqualTo(1);
    }

    @Test
    void shouldSayInAWordOfItsOwnThatNothingComesIn() {
        Alert missing = AlertDocuments.alert(fired(AlertKind.NO_DATA, AlertCondition.NO_DATA));

        assertThat(missing.change()).isEqualTo(IncidentChange.NO_DATA);
        assertThat(missing.on()).isEqualTo(AlertCondition.NO_DATA);
        assertThat(missing.since()).isEqualTo(NOW);
    }
}
