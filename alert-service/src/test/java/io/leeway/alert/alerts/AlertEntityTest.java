package io.leeway.alert.alerts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.alerts.AlertFinding;
import io.leeway.contracts.alerts.AlertKind;
import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.RiskLevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class AlertEntityTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(1);
    private static final List<AlertFinding> FINDINGS =
            List.of(new AlertFinding(AlertCondition.INTAKE, null, null, "refused"));

    private final AlertEntity alert = AlertEntity.begin(UUID.randomUUID(), AlertKind.INTAKE, "m", NOW);

    AlertEntityTest() {
        alert.fire(RiskLevel.WARNING, FINDINGS, NOW);
    }

    @Test
    void shouldFireAtFirst() {
        assertThat(alert.state()).isEqualTo(AlertState.FIRING);
        assertThat(alert.revision).isEqualTo(1);
        assertThat(alert.toldRevision).isZero();
        assertThat(AlertDocuments.alert(alert).findings()).isEqualTo(FINDINGS);
    }

    @Test
    void shouldStayWithWhomTookItOnWhenItGetsWorse() {
        // Given
        alert.acknowledge("Ada", LATER);
        alert.acknowledge("Grace", LATER);

        // When
        alert.fire(RiskLevel.CRITICAL, FINDINGS, LATER);

        // Then
        assertThat(alert.state()).isEqualTo(AlertState.ACKNOWLEDGED);
        assertThat(alert.acknowledgedBy).isEqualTo("Ada");
        assertThat(alert.acknowledgedRevision).isEqualTo(2);
        assertThat(alert.revision).isEqualTo(3);
    }

    @Test
    void shouldBeNobodysWhenItComesBackAfterItWasResolved() {
        // Given
        alert.acknowledge("Ada", LATER);
        alert.resolve(LATER);

        // When
        alert.fire(RiskLevel.WARNING, FINDINGS, LATER);

        // Then
        assertThat(alert.state()).isEqualTo(AlertState.FIRING);
        assertThat(alert.acknowledgedBy).isNull();
    }

    @Test
    void shouldResolveOnce() {
        alert.resolve(LATER);
        alert.resolve(LATER.plusSeconds(1));

        assertThat(alert.revision).isEqualTo(2);
        assertThat(alert.updatedAt).isEqualTo(LATER);
    }

    @Test
    void shouldNotBeTakenOnOnceResolved() {
        alert.resolve(LATER);

        assertThatIllegalStateException().isThrownBy(() -> alert.acknowledge("Ada", LATER));
    }
}
