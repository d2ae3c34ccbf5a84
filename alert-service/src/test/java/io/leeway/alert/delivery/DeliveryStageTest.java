package io.leeway.alert.delivery;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class DeliveryStageTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(30);

    @Test
    void shouldBeClaimedOnlyWhenDue() {
        // Given
        DeliveryStage.Pending pending = new DeliveryStage.Pending(0, 0, NOW);

        // When
        DeliveryStage.Sending sending = pending.claim(NOW, LEASE);

        // Then
        assertThat(sending).isEqualTo(new DeliveryStage.Sending(1, 0, NOW.plus(LEASE)));
        assertThatIllegalStateException().isThrownBy(() -> pending.claim(NOW.minusSeconds(1), LEASE));
    }

    @Test
    void shouldBeTakenOverOnlyWhenTheClaimHasLapsed() {
        DeliveryStage.Sending sending = new DeliveryStage.Sending(1, 0, NOW.plus(LEASE));

        assertThat(sending.takeOver(NOW.plus(LEASE), LEASE).attempts()).isEqualTo(2);
        assertThatIllegalStateException().isThrownBy(() -> sending.takeOver(NOW, LEASE));
    }

    @Test
    void shouldWaitLongerAfterEveryRefusalAndBeGivenUpAtTheLast() {
        DeliveryStage.Sending sending = new DeliveryStage.Sending(3, 1, NOW.plus(LEASE));

        assertThat(sending.refused(NOW, "no", 50)).isEqualTo(new DeliveryStage.Pending(3, 2, NOW.plusSeconds(4)));
        assertThat(new DeliveryStage.Sending(40, 39, NOW).refused(NOW, "no", 50))
                .isEqualTo(new DeliveryStage.Pending(40, 40, NOW.plusSeconds(300)));
        assertThat(sending.refused(NOW, "no", 2)).isEqualTo(new DeliveryStage.Failed(3, 2, "no"));
    }

    @Test
    void shouldNeverBeGivenUpBecauseTheServerIsAway() {
        DeliveryStage.Sending sending = new DeliveryStage.Sending(10_000, 1, NOW.plus(LEASE));

        assertThat(sending.unreachable(NOW, Duration.ofSeconds(15)))
                .isEqualTo(new DeliveryStage.Pending(10_000, 1, NOW.plusSeconds(15)));
    }

    @Test
    void shouldSurviveBeingStored() {
        for (DeliveryStage stage : new DeliveryStage[] {
            new DeliveryStage.Pending(1, 1, NOW),
            new DeliveryStage.Sending(2, 1, NOW),
            new DeliveryStage.Sent(2, 1, NOW),
            new DeliveryStage.Failed(2, 1, "no")
        }) {
            DeliveryEntity entity = new DeliveryEntity();
            entity.become(stage);
            assertThat(entity.stage()).isEqualTo(stage);
        }
    }
}
