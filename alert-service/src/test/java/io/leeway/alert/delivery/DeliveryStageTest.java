package io.leeway.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

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

        Retries fifty = new Retries.Growing(50);

        assertThat(sending.refused(NOW, "no", fifty, Duration.ZERO))
                .isEqualTo(new DeliveryStage.Pending(3, 2, NOW.plusSeconds(4), "no"));
        assertThat(new DeliveryStage.Sending(40, 39, NOW).refused(NOW, "no", fifty, Duration.ZERO))
                .isEqualTo(new DeliveryStage.Pending(40, 40, NOW.plusSeconds(300), "no"));
        assertThat(sending.refused(NOW, "no", new Retries.Growing(2), Duration.ZERO))
                .isEqualTo(new DeliveryStage.Failed(3, 2, "no"));
    }

    @Test
    void shouldWaitForListedPausesOneAfterTheOtherAndThenBeGivenUp() {
        Retries retries = new Retries.Listed(List.of(Duration.ofSeconds(5), Duration.ofHours(2)));

        assertThat(new DeliveryStage.Sending(1, 0, NOW).refused(NOW, "no", retries, Duration.ZERO))
                .isEqualTo(new DeliveryStage.Pending(1, 1, NOW.plusSeconds(5), "no"));
        assertThat(new DeliveryStage.Sending(2, 1, NOW).refused(NOW, "no", retries, Duration.ZERO))
                .isEqualTo(new DeliveryStage.Pending(2, 2, NOW.plusSeconds(7_200), "no"));
        assertThat(new DeliveryStage.Sending(3, 2, NOW).refused(NOW, "no", retries, Duration.ZERO))
                .isEqualTo(new DeliveryStage.Failed(3, 3, "no"));
    }

    @Test
    void shouldWaitAsLongAsTheOtherSideAskedForAndNeverShorterThanUsual() {
        DeliveryStage.Sending sending = new DeliveryStage.Sending(1, 0, NOW);
        Retries retries = new Retries.Listed(List.of(Duration.ofSeconds(5)));

        assertThat(sending.refused(NOW, "no", retries, Duration.ofSeconds(90)))
                .isEqualTo(new DeliveryStage.Pending(1, 1, NOW.plusSeconds(90), "no"));
        assertThat(sending.refused(NOW, "no", retries, Duration.ofSeconds(1)))
                .isEqualTo(new DeliveryStage.Pending(1, 1, NOW.plusSeconds(5), "no"));
    }

    @Test
    void shouldBeSentOnceMoreFromEitherEndWithAllItsTries() {
        assertThat(new DeliveryStage.Sent(3, 2, NOW).again(NOW)).isEqualTo(new DeliveryStage.Pending(3, 0, NOW));
        assertThat(new DeliveryStage.Failed(9, 9, "no").again(NOW)).isEqualTo(new DeliveryStage.Pending(9, 0, NOW));
    }

    @Test
    void shouldNeverBeGivenUpBecauseTheServerIsAway() {
        DeliveryStage.Sending sending = new DeliveryStage.Sending(10_000, 1, NOW.plus(LEASE));

        assertThat(sending.unreachable(NOW, Duration.ofSeconds(15)))
                .isEqualTo(new DeliveryStage.Pending(10_000, 1, NOW.plusSeconds(15), DeliveryStage.Sending.AWAY));
    }

    @Test
    void shouldSurviveBeingStored() {
        for (DeliveryStage stage : new DeliveryStage[] {
            new DeliveryStage.Pending(1, 1, NOW),
            new DeliveryStage.Pending(1, 1, NOW, "no"),
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
