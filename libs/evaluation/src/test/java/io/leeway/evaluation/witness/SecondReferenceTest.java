package io.leeway.evaluation.witness;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.model.ReferenceSettings;
import io.leeway.contracts.model.SeasonalSettings;

import static org.assertj.core.api.Assertions.assertThat;

class SecondReferenceTest {

    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void shouldTakeTheLastWindowsBeforeAWindow() {
        // Given
        History history = HistoryTest.history(new Boolean[20]);

        // When
        SecondReference.Choice choice =
                new SecondReference.Rolling(12).choose(history.windows(), HistoryTest.week(20), WEEK);

        // Then
        assertThat(choice.windows()).isEqualTo(history.windows().subList(8, 20));
        assertThat(choice.lack()).isNull();
    }

    @Test
    void shouldSayHowManyWindowsAreKnownWhereThereAreTooFew() {
        // When
        SecondReference.Choice choice = new SecondReference.Rolling(12)
                .choose(HistoryTest.history(new Boolean[11]).windows(), HistoryTest.week(11), WEEK);

        // Then
        assertThat(choice.windows()).isEmpty();
        assertThat(choice.lack()).isEqualTo("only 11 of the 12 windows before it are known");
    }

    @Test
    void shouldTakeTheWindowsOfTheSameTimeOfEarlierYears() {
        // Given: weeks from the first of January 2024 on
        History history = HistoryTest.history(new Boolean[110]);

        // When: the second week of February 2026, which is the 110th
        SecondReference.Choice choice = new SecondReference.Seasonal(new SeasonalSettings("P1Y", 1))
                .choose(history.windows(), HistoryTest.week(110), WEEK);

        // Then: those of February 2024 and 2025, by the calendar and not by counting
        assertThat(choice.windows())
                .extracting(window -> window.begin().toString().substring(0, 10))
                .containsExactly("2024-02-05", "2024-02-12", "2024-02-19", "2025-02-03", "2025-02-10", "2025-02-17");
    }

    @Test
    void shouldAskForTwoSeasons() {
        // When
        SecondReference.Choice choice = new SecondReference.Seasonal(new SeasonalSettings("P1Y", 3))
                .choose(HistoryTest.history(new Boolean[100]).windows(), HistoryTest.week(100), WEEK);

        // Then
        assertThat(choice.windows()).isEmpty();
        assertThat(choice.lack()).contains("windows of 1 earlier seasons of P1Y", "it takes 2");
    }

    @Test
    void shouldTakeShortSeasonsByTheirDuration() {
        // Given: a window a week, seasons of four
        History history = HistoryTest.history(new Boolean[12]);

        // When
        SecondReference.Choice choice = new SecondReference.Seasonal(new SeasonalSettings("P28D", 0))
                .choose(history.windows(), HistoryTest.week(12), WEEK);

        // Then
        assertThat(choice.windows())
                .extracting(EarlierWindow::begin)
                .containsExactly(HistoryTest.week(0), HistoryTest.week(4), HistoryTest.week(8));
    }

    @Test
    void shouldBeThoseThatAModelAsksFor() {
        assertThat(SecondReference.of(ReferenceSettings.defaults())).isEmpty();
        assertThat(SecondReference.of(new ReferenceSettings(null, 12, new SeasonalSettings("P1Y", null))))
                .isEqualTo(List.of(
                        new SecondReference.Rolling(12), new SecondReference.Seasonal(new SeasonalSettings("P1Y", 3))));
    }
}
