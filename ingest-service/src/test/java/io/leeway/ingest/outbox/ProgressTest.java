package io.leeway.ingest.outbox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.leeway.contracts.events.EventType;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTest {

    private static final Progress BATCH = Progress.of(EventType.BATCH_ACCEPTED);

    @Test
    void shouldAwaitEveryStageOfABatch() {
        assertThat(BATCH.awaitsDrift()).isTrue();
        assertThat(BATCH.awaitsPerformance()).isTrue();
        assertThat(BATCH.awaitsJudged()).isTrue();
        assertThat(BATCH.driftDone(1).performanceDone().isComplete()).isFalse();
        assertThat(BATCH.driftDone(1).judged(1).isComplete()).isFalse();
        assertThat(BATCH.driftDone(1).performanceDone().judged(1).isComplete()).isTrue();
    }

    @Test
    void shouldAwaitOfAReferenceAndOfLabelsOnlyWhatComesOfThem() {
        assertThat(Progress.of(EventType.REFERENCE_ACCEPTED).performanceDone().isComplete())
                .isFalse();
        assertThat(Progress.of(EventType.REFERENCE_ACCEPTED)
                        .performanceDone()
                        .driftDone(0)
                        .isComplete())
                .isTrue();
        assertThat(Progress.of(EventType.LABELS_ACCEPTED).performanceDone().isComplete())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = EventType.class,
            names = {"MODEL_DEFINED", "INTAKE_REFUSED", "PIPELINE_CHANGED", "MODEL_DELETED"})
    void shouldAwaitNothingOfWhatIsForgottenWhenItIsTold(EventType type) {
        assertThat(Progress.of(type).isComplete()).isTrue();
    }

    @Test
    void shouldRememberAJudgementThatIsKnownBeforeTheReport() {
        // When
        Progress progress = BATCH.judged(3).driftDone(3).performanceDone();

        // Then
        assertThat(progress.isComplete()).isTrue();
    }

    @Test
    void shouldNotTakeAnEarlierJudgementForItsOwn() {
        // When
        Progress progress = BATCH.performanceDone().judged(2).driftDone(3);

        // Then
        assertThat(progress.isComplete()).isFalse();
        assertThat(progress.judged(2).isComplete()).isFalse();
        assertThat(progress.judged(4).isComplete()).isTrue();
    }

    @Test
    void shouldCountTheFirstReportThatHoldsItWhenItIsToldAgain() {
        // When: a later part of the window made revision 5 meanwhile
        Progress progress = BATCH.performanceDone().driftDone(2).driftDone(5);

        // Then
        assertThat(progress.judged(2).isComplete()).isTrue();
    }

    @Test
    void shouldChangeNothingWhenTheSameIsToldTwice() {
        Progress once = BATCH.driftDone(1).judged(1);
        assertThat(once.driftDone(1).judged(1)).isEqualTo(once);
        assertThat(once.performanceDone().performanceDone()).isEqualTo(once.performanceDone());
    }

    @Test
    void shouldAwaitNoJudgementWhereNoReportWasMade() {
        assertThat(BATCH.driftDone(0).performanceDone().isComplete()).isTrue();
    }

    @Test
    void shouldGoOnWhereItWasWhenItIsRevived() {
        // Given
        Progress before = BATCH.driftDone(1);

        // When
        Progress dead = before.givenUp();

        // Then
        assertThat(dead.dead()).isTrue();
        assertThat(dead.performanceDone().judged(1).isComplete()).isTrue();
        assertThat(dead.revived()).isEqualTo(before);
    }
}
