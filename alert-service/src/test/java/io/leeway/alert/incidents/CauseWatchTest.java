package io.leeway.alert.incidents;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.model.AlertCondition;

import static io.leeway.contracts.alerts.IncidentChange.CORRECTED;
import static io.leeway.contracts.alerts.IncidentChange.FIRED;
import static io.leeway.contracts.alerts.IncidentChange.REMINDER;
import static io.leeway.contracts.alerts.IncidentChange.RESOLVED;
import static io.leeway.contracts.alerts.IncidentChange.WORSENED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CauseWatchTest {

    @Test
    void shouldTellOfOneLastingDriftTwiceWhenItBeginsAndWhenItIsOver() {
        Story story = risk().windows("w".repeat(45)).windows("gg");

        assertThat(story.told()).containsExactly(FIRED, RESOLVED);
        assertThat(story.incidents()).isEqualTo(1);
        assertThat(story.latest().windows()).isEqualTo(45);
        assertThat(story.latest().since().at()).isEqualTo(Story.T0);
    }

    @ParameterizedTest
    @CsvSource({
        "1, w, FIRING",
        "1, wg, RESOLVED",
        "2, wg, FIRING",
        "2, wgg, RESOLVED",
        "2, wgwg, FIRING",
        "3, wgg, FIRING",
        "2, wgu, FIRING",
        "2, wgug, RESOLVED"
    })
    void shouldBeOverAfterSoManyGoodWindowsInARow(int resolveAfter, String windows, AlertState state) {
        assertThat(new Story(AlertCondition.RISK, "1 of 1", resolveAfter)
                        .windows(windows)
                        .state())
                .isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "2 of 3, w, PENDING",
        "2 of 3, ww, FIRING",
        "2 of 3, wgw, FIRING",
        "2 of 3, wggw, PENDING",
        "2 of 3, wgg, PENDING",
        "2 of 3, wuuw, FIRING",
        "3 of 3, wwgw, PENDING",
        "3 of 3, wwgwww, FIRING"
    })
    void shouldHoldInSoManyOfTheLastWindowsBeforeItFires(String hold, String windows, AlertState state) {
        assertThat(new Story(AlertCondition.RISK, hold, 2).windows(windows).state())
                .isEqualTo(state);
    }

    @Test
    void shouldForgetWhatNeverBecameAnIncidentAndTellNobody() {
        Story story = new Story(AlertCondition.RISK, "2 of 3", 2).windows("wggg");

        assertThat(story.latest()).isNull();
        assertThat(story.said()).isEmpty();
    }

    @Test
    void shouldTellOnceThatItGotWorseAndNeverThatItGotBetter() {
        assertThat(risk().windows("wwcwcwc").told()).containsExactly(FIRED, WORSENED);
        assertThat(risk().windows("cwcw").told()).containsExactly(FIRED);
    }

    @Test
    void shouldNotBeOverByMissingNorByUnjudgedData() {
        Story story = risk().windows("w" + "u".repeat(60));
        story.apply(IncidentEvent.NO_DATA);
        story.apply(IncidentEvent.INSUFFICIENT_DATA);

        assertThat(story.state()).isEqualTo(AlertState.FIRING);
        assertThat(story.told()).containsExactly(FIRED);
    }

    @Test
    void shouldSayInWordsWhatLateLabelsLeaveOfIt() {
        // Given
        Story story = risk().window(0, 1, 'c', false);

        // When
        story.window(0, 2, 'w', true);

        // Then
        assertThat(story.told()).containsExactly(FIRED, CORRECTED);
        assertThat(story.latest().note()).isEqualTo("week 0 was critical on drift alone; with labels: warning.");
        assertThat(story.latest().windows()).isEqualTo(1);
    }

    @Test
    void shouldNotCallItACorrectionWhileAnotherWindowIsAsSevere() {
        assertThat(risk().window(0, 1, 'c', false)
                        .window(1, 1, 'c', false)
                        .window(0, 2, 'w', true)
                        .told())
                .containsExactly(FIRED);
    }

    @Test
    void shouldBeOverWhenLateLabelsLeaveNothingOfIt() {
        Story story = risk().window(0, 1, 'c', false).window(0, 2, 'g', true);

        assertThat(story.told()).containsExactly(FIRED, RESOLVED);
        assertThat(story.latest().note()).isEqualTo("week 0 was critical on drift alone; with labels: ok.");
    }

    @Test
    void shouldTellThatLateLabelsMakeItWorse() {
        assertThat(risk().window(0, 1, 'w', false).window(0, 2, 'c', true).told())
                .containsExactly(FIRED, WORSENED);
    }

    @Test
    void shouldChangeNothingWhenAWindowIsAssessedTwiceOrAnOldAssessmentComesLate() {
        Story story = risk().window(0, 2, 'w', true);
        Incident before = story.latest();

        story.window(0, 2, 'w', true).window(0, 1, 'c', true);

        assertThat(story.latest()).isEqualTo(before);
        assertThat(story.told()).containsExactly(FIRED);
    }

    @Test
    void shouldBeTheSameWhateverOrderGoodAndBadWindowsComeIn() {
        Story inOrder = risk().windows("wwgwg");
        Story mixed = risk();
        for (int day : new int[] {3, 0, 4, 1, 2}) {
            mixed.window(day, 1, "wwgwg".charAt(day), true);
        }

        assertThat(mixed.memory()).isEqualTo(inOrder.memory());
        assertThat(mixed.state()).isEqualTo(inOrder.state());
        assertThat(mixed.latest().windows()).isEqualTo(inOrder.latest().windows());
    }

    @Test
    void shouldTellOfABadWindowThatWasAssessedAfterALaterGoodOne() {
        Story story = risk().window(1, 1, 'g', true).window(0, 1, 'w', true);
        assertThat(story.told()).containsExactly(FIRED);

        story.window(2, 1, 'g', true);
        assertThat(story.told()).containsExactly(FIRED, RESOLVED);
    }

    @Test
    void shouldTellOfABadWindowThatWasAssessedAfterItWasOver() {
        // Given: the window of day 1 is on its way
        Story story = risk().window(0, 1, 'w', true).window(2, 1, 'g', true).window(3, 1, 'g', true);
        assertThat(story.state()).isEqualTo(AlertState.RESOLVED);

        // When
        story.window(1, 1, 'c', true);

        // Then: it is of the same incident, which takes more good windows now
        assertThat(story.told()).containsExactly(FIRED, RESOLVED, FIRED);
        assertThat(story.incidents()).isEqualTo(1);
        assertThat(story.latest().windows()).isEqualTo(2);
        assertThat(story.latest().since().at()).isEqualTo(Story.T0);
        for (int day = 4; day < 8; day++) {
            assertThat(story.state()).isEqualTo(AlertState.FIRING);
            story.window(day, 1, 'g', true);
        }
        assertThat(story.told()).containsExactly(FIRED, RESOLVED, FIRED, RESOLVED);
    }

    @Test
    void shouldTellThatAWindowGotBadByItsLabelsAfterItWasOver() {
        Story story = new Story(AlertCondition.PERFORMANCE_DROP, "1 of 1", 2)
                .window(0, 1, 'w', true)
                .window(1, 1, 'u', false)
                .window(2, 1, 'g', true)
                .window(3, 1, 'g', true);

        story.window(1, 2, 'w', true);

        assertThat(story.told()).containsExactly(FIRED, RESOLVED, FIRED);
    }

    @Test
    void shouldBeginWithItsEarliestWindowWhateverCameFirst() {
        Story story = risk().window(5, 1, 'w', true).window(3, 1, 'w', true);

        assertThat(story.latest().since().at()).isEqualTo(Story.T0.plus(Duration.ofDays(3)));
        assertThat(story.latest().windows()).isEqualTo(2);
        assertThat(story.told()).containsExactly(FIRED);
    }

    @Test
    void shouldHoldWhateverOrderWindowsComeIn() {
        // Given: two of two, of which the earlier comes last, before good ones
        Story story = new Story(AlertCondition.RISK, "2 of 2", 3).window(1, 1, 'w', true);
        assertThat(story.told()).isEmpty();

        // When
        story.window(2, 1, 'g', true).window(0, 1, 'w', true);

        // Then
        assertThat(story.told()).containsExactly(FIRED);
    }

    @Test
    void shouldNotBeOverByGoodWindowsThatLieBeforeIt() {
        Story story = risk().window(10, 1, 'w', true).window(1, 1, 'g', true).window(2, 1, 'g', true);

        assertThat(story.state()).isEqualTo(AlertState.FIRING);
    }

    @Test
    void shouldComeBackAsTheSameIncidentAndTakeMoreGoodWindowsEachTime() {
        Story story = risk().windows("wggw");
        assertThat(story.incidents()).isEqualTo(1);
        assertThat(story.latest().returned()).isEqualTo(1);

        story.windows("ggg");
        assertThat(story.state()).isEqualTo(AlertState.FIRING);
        story.windows("g");
        assertThat(story.state()).isEqualTo(AlertState.RESOLVED);
        assertThat(story.told()).containsExactly(FIRED, RESOLVED, FIRED, RESOLVED);
    }

    @Test
    void shouldBeAnotherIncidentAfterLongPeace() {
        Story story = risk().windows("wgg" + "g".repeat(CauseWatch.RETURN)).windows("w");

        assertThat(story.incidents()).isEqualTo(2);
        assertThat(story.latest().returned()).isZero();
    }

    @Test
    void shouldTellNothingWhileSilencedAndThenWhatStillHolds() {
        Story story = risk().silence(true).windows("wwcw");
        assertThat(story.told()).isEmpty();
        assertThat(story.state()).isEqualTo(AlertState.FIRING);

        story.silence(false);
        assertThat(story.told()).containsExactly(FIRED);
    }

    @Test
    void shouldTellNothingAtAllOfWhatBeganAndEndedInASilence() {
        assertThat(risk().silence(true).windows("wwgg").silence(false).told()).isEmpty();
    }

    @Test
    void shouldTellTheEndOfWhatWasToldEvenInASilence() {
        assertThat(risk().windows("w").silence(true).windows("cgg").told()).containsExactly(FIRED, RESOLVED);
    }

    @Test
    void shouldRemindOfWhatLastsUnlessSomebodyTookItOn() {
        Story reminded = new Story(AlertCondition.RISK, "1 of 1", 2, Optional.of(Duration.ofHours(3)));
        assertThat(reminded.windows("wwwwwww").told()).containsExactly(FIRED, REMINDER, REMINDER);

        Story taken = new Story(AlertCondition.RISK, "1 of 1", 2, Optional.of(Duration.ofHours(3)));
        assertThat(taken.windows("w").acknowledge().windows("wwwwwwc").told()).containsExactly(FIRED, WORSENED);
    }

    @Test
    void shouldBeResolvedByHandAndComeBackOnlyByNewWindows() {
        Story story = risk().windows("ww").resolve();
        assertThat(story.told()).containsExactly(FIRED, RESOLVED);

        story.window(1, 2, 'c', true);
        assertThat(story.state()).isEqualTo(AlertState.RESOLVED);
        story.windows("w");
        assertThat(story.state()).isEqualTo(AlertState.FIRING);
    }

    @Test
    void shouldRefuseToTakeOnWhatIsOver() {
        Story story = risk().windows("wgg");

        assertThatThrownBy(story::acknowledge).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(story::resolve).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldHearOfADropThatLabelsShowFiftyWindowsLater() {
        // Given: windows without labels
        Story story = new Story(AlertCondition.PERFORMANCE_DROP, "1 of 1", 2);
        for (int day = 0; day < 50; day++) {
            story.window(day, 1, 'u', false);
        }

        // When
        story.window(0, 2, 'w', true);

        // Then
        assertThat(story.told()).containsExactly(FIRED);
        assertThat(story.window(1, 2, 'g', true).window(2, 2, 'g', true).told()).containsExactly(FIRED, RESOLVED);
    }

    @Test
    void shouldNotCountAForgottenWindowAgainWhenItsLabelsCome() {
        Story story = risk();
        for (int day = 0; day < 50; day++) {
            story.window(day, 1, 'w', false);
        }

        story.window(0, 2, 'w', true);

        assertThat(story.latest().windows()).isEqualTo(50);
    }

    private static Story risk() {
        return new Story(AlertCondition.RISK, "1 of 1", 2);
    }
}
