package io.leeway.alert.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.alerts.IncidentChange;

import static org.assertj.core.api.Assertions.assertThat;

/** What is about a model as a whole. */
class IncidentLifeTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Place PLACE = new Place(NOW, 0);

    @Test
    void shouldFireAtOnceAndBeOverAtOnce() {
        // When
        IncidentStep fired = seen(null, true, NOW).orElseThrow();
        IncidentStep ended = seen(fired.incident(), false, NOW.plusSeconds(1)).orElseThrow();

        // Then
        assertThat(fired.change()).contains(IncidentChange.FIRED);
        assertThat(fired.tell()).isTrue();
        assertThat(ended.change()).contains(IncidentChange.RESOLVED);
        assertThat(ended.tell()).isTrue();
        assertThat(ended.incident().endedAt()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void shouldTellOfItOnceHoweverOftenItIsSeen() {
        IncidentStep fired = seen(null, true, NOW).orElseThrow();
        IncidentStep again = seen(fired.incident(), true, NOW).orElseThrow();

        assertThat(again.change()).contains(IncidentChange.UPDATED);
        assertThat(again.tell()).isFalse();
    }

    @Test
    void shouldNotBeOverTwiceNorBeforeItWas() {
        IncidentStep fired = seen(null, true, NOW).orElseThrow();
        IncidentStep ended = seen(fired.incident(), false, NOW).orElseThrow();

        assertThat(seen(ended.incident(), false, NOW)).isEmpty();
        assertThat(seen(null, false, NOW)).isEmpty();
    }

    @Test
    void shouldComeBackWithinAnHourAndBeAnotherOneAfterIt() {
        // Given
        IncidentStep fired = seen(null, true, NOW).orElseThrow();
        Incident ended = seen(fired.incident(), false, NOW).orElseThrow().incident();

        // When
        Incident soon =
                seen(ended, true, NOW.plus(Duration.ofHours(1))).orElseThrow().incident();
        Incident late = seen(ended, true, NOW.plus(Duration.ofHours(1)).plusMillis(1))
                .orElseThrow()
                .incident();

        // Then
        assertThat(soon.returned()).isEqualTo(1);
        assertThat(soon.isAnotherThan(ended)).isFalse();
        assertThat(late.returned()).isZero();
        assertThat(late.isAnotherThan(ended)).isTrue();
        assertThat(late.state()).isEqualTo(AlertState.FIRING);
    }

    private static Optional<IncidentStep> seen(Incident latest, boolean bad, Instant now) {
        return IncidentLife.seen(latest, bad, PLACE, false, now);
    }
}
