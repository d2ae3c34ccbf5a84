package io.leeway.support.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.Turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

class InTurnTest {

    private static final String MODEL = "churn";

    private final InTurn inTurn = new InTurn(Duration.ofHours(24));
    private final MemoryTurns turns = new MemoryTurns();

    @Test
    void shouldWaitInPlaceUntilAnotherInstanceIsDoneWithTheOneBefore() {
        // Given
        CompletableFuture<Void> second =
                CompletableFuture.runAsync(() -> inTurn.await(turns, MODEL, turn(2), Instant.now()));
        await().until(() -> turns.asked() > 1);
        assertThat(second).isNotDone();

        // When
        turns.done(MODEL, turn(1));

        // Then
        assertThat(second).succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void shouldLookOnlyForWhatItHasNotDoneItself() {
        // Given
        inTurn.done(turns, MODEL, turn(1));

        // When, Then
        inTurn.await(turns, MODEL, turn(2), Instant.now());
        assertThat(turns.asked()).isZero();

        // When: another instance does the next two, and what was done before is done again
        turns.done(MODEL, turn(3));
        inTurn.done(turns, MODEL, turn(1));

        // Then
        inTurn.await(turns, MODEL, turn(4), Instant.now());
        inTurn.await(turns, MODEL, turn(4), Instant.now());
        assertThat(turns.asked()).isEqualTo(1);
    }

    @Test
    void shouldNotHoldUpWhatItWaitsForLongerThanAMoment() {
        // When, Then: the second time it does not even wait that long
        assertThatThrownBy(() -> inTurn.await(turns, MODEL, turn(2), Instant.now()))
                .isInstanceOf(NotYetException.class)
                .hasMessage("earlier events of the model are not done: its turn is 0-2, and 0-0 is the last that was");
        int asked = turns.asked();
        assertThatThrownBy(() -> inTurn.await(turns, MODEL, turn(2), Instant.now()))
                .isInstanceOf(NotYetException.class);
        assertThat(turns.asked()).isEqualTo(asked + 1);
    }

    @Test
    void shouldNotWaitInPlaceForWhatIsFarOrIsTriedLaterByThisInstance() {
        inTurn.failed(MODEL, turn(1));

        assertThatThrownBy(() -> inTurn.await(turns, MODEL, turn(2), Instant.now()))
                .isInstanceOf(NotYetException.class);
        assertThatThrownBy(() -> inTurn.await(turns, "other", turn(100), Instant.now()))
                .isInstanceOf(NotYetException.class);

        assertThat(turns.asked()).isEqualTo(2);
    }

    @Test
    void shouldBeTriedAtShortIntervalsAsLongAsWhatIsMissingIsExpected() {
        // When
        NotYetException early =
                catchThrowableOfType(NotYetException.class, () -> inTurn.await(turns, MODEL, turn(100), Instant.now()));

        // Then
        assertThat(early.pause(Instant.now())).isEqualTo(Pause.TURN);
        assertThat(early.pause(Instant.now().minus(InTurn.COMES_SOON))).isEqualTo(Pause.RETRY);
        assertThat(new NotYetException("its reference has not come").pause(Instant.now()))
                .isEqualTo(Pause.RETRY);
    }

    @Test
    void shouldNotLookForEachOfThousandsThatAreFarAway() {
        // When
        for (int number = 200; number < 2_200; number++) {
            Turn far = turn(number);
            NotYetException early =
                    catchThrowableOfType(NotYetException.class, () -> inTurn.await(turns, MODEL, far, Instant.now()));
            assertThat(early.pause(Instant.now())).isEqualTo(Pause.RETRY);
        }

        // Then
        assertThat(turns.asked()).isBetween(1, 1_000);
        // And: it is not believed for longer than a moment
        turns.done(MODEL, turn(199));
        await().untilAsserted(() -> assertThatCode(() -> inTurn.await(turns, MODEL, turn(200), Instant.now()))
                .doesNotThrowAnyException());
    }

    @Test
    void shouldTakeItsTurnAfterTheLongestWait() {
        inTurn.await(
                turns, MODEL, turn(100), Instant.now().minus(InTurn.LONGEST).minusSeconds(1));

        assertThat(turns.asked()).isEqualTo(1);
    }

    @Test
    void shouldTakeItsTurnBeforeItIsGivenUp() {
        // Given
        InTurn impatient = new InTurn(Duration.ofSeconds(20));

        // When
        impatient.await(turns, MODEL, turn(100), Instant.now().minusSeconds(21));

        // Then
        assertThat(turns.asked()).isEqualTo(1);
    }

    private static Turn turn(long number) {
        return new Turn(0, number);
    }
}
