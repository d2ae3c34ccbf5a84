package io.leeway.evaluation.witness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.reports.Episode;
import io.leeway.contracts.reports.Witness;

import static org.assertj.core.api.Assertions.assertThat;

class HistoryTest {

    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");

    @Test
    void shouldSayThatARunBeginsWithTheFirstWindowOfIt() {
        // Given: a quiet week, three that drifted, each knowing since when
        History history = history(false, true, true, true);

        // Then
        assertThat(history.fixed("r", week(4), true).since()).isEqualTo(week(1));
        assertThat(history(false).fixed("r", week(1), true).since()).isEqualTo(week(1));
        assertThat(history().fixed("r", week(0), true).since()).isEqualTo(week(0));
    }

    @Test
    void shouldKnowTheBeginOfARunThatIsLongerThanWhatIsRemembered() {
        // Given: only the last two weeks of a run that began before them
        History history = new History(history(true, true, true, true).last(2));

        // Then
        assertThat(history.fixed("r", week(4), true).since()).isEqualTo(week(0));
    }

    @Test
    void shouldEndARunOnceWithTheFirstWindowAfterIt() {
        // Given
        History history = history(false, true, true);

        // Then
        assertThat(history.ended("r", week(3), false)).isEqualTo(new Episode(week(1), week(3), 2));
        assertThat(history.ended("r", week(3), true)).isNull();
        assertThat(history(false, true, true, false).ended("r", week(4), false)).isNull();
        assertThat(history().ended("r", week(0), false)).isNull();
    }

    @Test
    void shouldNotEndOrBeginARunWithAWindowOfWhichNothingCanBeSaid() {
        // Given
        History history = history(true, null, true);

        // Then
        assertThat(history.fixed("r", week(3), true).since()).isEqualTo(week(0));
        assertThat(history.fixed("r", week(3), null)).isEqualTo(PastWindow.Run.UNKNOWN);
        assertThat(history.ended("r", week(3), null)).isNull();
        assertThat(history.ended("r", week(3), false)).isEqualTo(new Episode(week(0), week(3), 2));
    }

    @Test
    void shouldBeginAnewWithAnotherReference() {
        // Given
        History history = history(true, true);

        // Then
        assertThat(history.fixed("other", week(2), true).since()).isEqualTo(week(2));
        assertThat(history.ended("other", week(2), false)).isNull();
    }

    @Test
    void shouldPutWindowsInTheOrderOfTimeHoweverTheyCame() {
        // Given: the second week came first
        List<PastWindow> windows = new ArrayList<>(history(false, true, true).windows());
        History history = new History(windows.reversed());

        // When
        History before = history.before("w1", week(1), 1);

        // Then
        assertThat(history.windows()).isEqualTo(windows);
        assertThat(before.windows()).containsExactly(windows.getFirst());
    }

    @Test
    void shouldFollowSecondReferencesApart() {
        // Given: windows that drifted and were like those before them
        History history = history(true, true);

        // Then
        assertThat(history.witness(Witness.Kind.ROLLING, week(2), true).since()).isEqualTo(week(2));
    }

    static Instant week(int number) {
        return MONDAY.plus(Duration.ofDays(7L * number));
    }

    /** A window a week, each unlike the reference or not. */
    static History history(@Nullable Boolean... unlike) {
        List<PastWindow> windows = new ArrayList<>();
        for (int number = 0; number < unlike.length; number++) {
            PastWindow.Run run = new History(windows).fixed("r", week(number), unlike[number]);
            windows.add(window(number, run));
        }
        return new History(windows);
    }

    static PastWindow window(int number, PastWindow.Run run) {
        BatchRef batch = new BatchRef(
                "m",
                "w" + number,
                "w" + number,
                number,
                "r",
                168,
                0,
                MONDAY,
                week(number),
                week(number + 1).minusSeconds(1));
        return new PastWindow(
                batch,
                1,
                week(number),
                week(number + 1),
                "key",
                "r",
                run,
                Map.of(Witness.Kind.ROLLING, new PastWindow.Run(false, null)));
    }
}
