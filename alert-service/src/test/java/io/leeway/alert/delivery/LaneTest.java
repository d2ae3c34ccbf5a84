package io.leeway.alert.delivery;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LaneTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final PagerChannel pager = new PagerChannel();
    private final Lane lane = lane();

    private Lane lane() {
        return new Lane(pager, new OutageWatch(Duration.ofSeconds(15), () -> 1));
    }

    @Test
    void shouldHaveAsManyHandsAsItsChannelHasConnections() {
        assertThat(lane.channel()).isSameAs(pager);
        assertThat(lane.take(NOW)).isEqualTo(pager.connections());
        assertThat(lane.take(NOW)).isZero();

        lane.giveBack(1);
        assertThat(lane.take(NOW)).isEqualTo(1);
    }

    @Test
    void shouldTryWithOneHandWhileTheChannelIsAwayAndKeepTheOthersFree() {
        // Given
        lane.watch().missed(NOW);

        // Then
        assertThat(lane.take(NOW)).isZero();
        assertThat(lane.take(NOW.plusSeconds(1))).isEqualTo(1);
        assertThat(lane.take(NOW.plusSeconds(1))).isZero();

        // And
        lane.giveBack(1);
        lane.watch().reached();
        assertThat(lane.take(NOW.plusSeconds(1))).isEqualTo(pager.connections());
    }

    @Test
    void shouldNotMindWhatBecomesOfAnotherLane() {
        // Given
        Lane other = lane();
        other.take(NOW);
        other.watch().missed(NOW);

        // Then
        assertThat(lane.take(NOW)).isEqualTo(pager.connections());
    }

    @Test
    void shouldBeStillWhenEveryHandIsBack() throws InterruptedException {
        // Given
        lane.take(NOW);
        lane.giveBack(pager.connections() - 1);

        // Then
        assertThat(lane.isStill(Duration.ZERO)).isFalse();
        lane.giveBack(1);
        assertThat(lane.isStill(Duration.ZERO)).isTrue();
    }
}
