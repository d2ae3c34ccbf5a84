package io.leeway.drift.adopt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.BatchRef;
import io.leeway.drift.Adoption;
import io.leeway.drift.Adoptions;
import io.leeway.evaluation.witness.History;
import io.leeway.evaluation.witness.PastWindow;
import io.leeway.support.problem.Problem;
import io.leeway.support.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class AdoptionRulesTest {

    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant NOW = week(10);
    private static final Adoptions NOTHING = new Adoptions(0, List.of());

    @Test
    void shouldAdoptTheWindowsThatLieInATime() {
        // When: the second and the third week
        Adoption adoption = rules(windows(5)).decide(range(1, 3), NOTHING, NOW);

        // Then
        assertThat(adoption.windows()).extracting(Adoption.AdoptedWindow::batch).containsExactly("w1", "w2");
        assertThat(adoption.reference()).isEqualTo("r");
        assertThat(adoption.accepted()).isEqualTo(new Adoption.Acceptance("Kim", NOW, "why"));
        assertThat(adoption.key()).isEqualTo("key");
    }

    @Test
    void shouldLeaveOutAWindowThatLiesInATimeInPartOnly() {
        // When
        Adoption adoption = rules(windows(5))
                .decide(new AdoptionRequest.Range(week(1).plusSeconds(1), week(3), "Kim", null), NOTHING, NOW);

        // Then
        assertThat(adoption.windows()).extracting(Adoption.AdoptedWindow::batch).containsExactly("w2");
    }

    @Test
    void shouldAnswerTheSameWindowsWithTheAdoptionThatThereIs() {
        // Given
        Adoption first = rules(windows(5)).decide(range(1, 3), NOTHING, NOW);

        // When
        Adoption again = rules(windows(6)).decide(range(1, 3), new Adoptions(1, List.of(first)), NOW.plusSeconds(9));

        // Then
        assertThat(again).isEqualTo(first);
    }

    @Test
    void shouldRefuseAWindowThatIsAdoptedAlready() {
        // Given
        Adoption first = rules(windows(5)).decide(range(1, 3), NOTHING, NOW);

        // When
        Problem refusal = refusal(windows(5), range(2, 4), new Adoptions(1, List.of(first)));

        // Then
        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.detail()).startsWith("w2 is part of the reference already");
    }

    @Test
    void shouldAdoptAWindowThatBeginsWhenAnAdoptedOneEnds() {
        // Given
        Adoption first = rules(windows(5)).decide(range(1, 3), NOTHING, NOW);

        // When
        Adoption next = rules(windows(5)).decide(range(3, 4), new Adoptions(1, List.of(first)), NOW);

        // Then
        assertThat(next.windows()).extracting(Adoption.AdoptedWindow::batch).containsExactly("w3");
    }

    @Test
    void shouldRefuseATimeWithoutWindowsAndSayWhereThereAreAny() {
        // When
        Problem refusal = refusal(windows(5), range(7, 9), NOTHING);

        // Then
        assertThat(refusal.status()).isEqualTo(404);
        assertThat(refusal.detail()).contains("there are windows from 2024-01-01T00:00:00Z to 2024-02-04T23:59:59Z");
    }

    @Test
    void shouldRefuseAModelOfWhichNothingWasJudged() {
        assertThat(refusal(List.of(), range(0, 1), NOTHING).status()).isEqualTo(404);
        assertThat(refusal(List.of(), range(0, 1), NOTHING).detail()).contains("has been judged yet");
    }

    @Test
    void shouldRefuseAWindowToWhichRowsMayStillCome() {
        // Given: one of the calendar whose period is not over
        List<PastWindow> windows = windows(5);
        windows.add(window(5, 5, week(11), "key", "r"));

        // When
        Problem refusal = refusal(windows, range(4, 6), NOTHING);

        // Then
        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.detail()).startsWith("w5 is not complete yet");
    }

    @Test
    void shouldTakeAWindowByRowsForCompleteWhenALaterOneHasBegun() {
        // Given
        List<PastWindow> windows = new ArrayList<>(List.of(window(0, 0, null, "key", "r")));

        // Then
        assertThat(refusal(windows, range(0, 1), NOTHING).status()).isEqualTo(409);
        windows.add(window(1, 1, null, "key", "r"));
        assertThat(rules(windows).decide(range(0, 1), NOTHING, NOW).windows()).hasSize(1);
    }

    @Test
    void shouldRefuseWindowsWithoutAProfileOrWithOtherColumnsThanTheRest() {
        // Given
        List<PastWindow> unkept = windows(2);
        unkept.set(1, window(1, 1, week(2), null, "r"));
        List<PastWindow> mixed = windows(2);
        mixed.set(0, window(0, 0, week(1), "other", "r"));

        // Then
        assertThat(refusal(unkept, range(0, 2), NOTHING).detail()).startsWith("Of w1 no profile is kept");
        assertThat(refusal(mixed, range(0, 2), NOTHING).type()).endsWith("other-definition");
    }

    @Test
    void shouldRefuseMoreWindowsThanBecomePartOfAReference() {
        // Given
        List<PastWindow> windows = windows(105);

        // When
        Problem refusal = refusal(windows, range(0, 105), NOTHING, week(200));

        // Then
        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.detail()).contains("105 adopted windows; at most 104");
        assertThat(rules(windows).decide(range(0, 104), NOTHING, week(200)).windows())
                .hasSize(104);
    }

    @Test
    void shouldRefuseATimeBeforeWhatIsRemembered() {
        // Given: as many windows as are remembered, so that earlier ones may be forgotten
        List<PastWindow> windows = windows(5);

        // When
        Problem refusal = catchThrowableOfType(
                        ProblemException.class,
                        () -> new AdoptionRules("m", new History(windows), 5).decide(range(-3, 2), NOTHING, NOW))
                .problem();

        // Then
        assertThat(refusal.type()).endsWith("not-remembered");
    }

    @Test
    void shouldAdoptIntoTheReferenceOfTheWindowThatWasAcceptedLast() {
        // Given
        List<PastWindow> windows = windows(4);
        windows.add(window(4, 9, week(5), "key", "newer"));
        windows.add(window(5, 5, week(6), "key", "r"));

        // Then
        assertThat(rules(windows).decide(range(0, 2), NOTHING, NOW).reference()).isEqualTo("newer");
    }

    @Test
    void shouldSumUpWhatHasAPartInTheReferenceAndWhatIsLeftOut() {
        // Given
        Adoption first = rules(windows(5)).decide(range(1, 3), NOTHING, NOW);
        Adoptions all = new Adoptions(1, List.of(first));

        // Then
        assertThat(NOTHING.summary("key")).isEmpty();
        assertThat(all.summary("key").orElseThrow().windows()).isEqualTo(2);
        assertThat(all.summary("key").orElseThrow().rows()).isEqualTo(336);
        assertThat(all.summary("key").orElseThrow().key()).hasSize(8);
        assertThat(all.summary("other").orElseThrow().windows()).isZero();
        assertThat(all.summary("other").orElseThrow().key()).isEmpty();
        assertThat(all.summary("other").orElseThrow().explanation())
                .isEqualTo(
                        "No adopted window is part of the reference; 2 more adopted under a definition of other columns are"
                                + " left out.");
    }

    private static AdoptionRules rules(List<PastWindow> windows) {
        return new AdoptionRules("m", new History(windows), 128);
    }

    private static Problem refusal(List<PastWindow> windows, AdoptionRequest.Range range, Adoptions known) {
        return refusal(windows, range, known, NOW);
    }

    private static Problem refusal(
            List<PastWindow> windows, AdoptionRequest.Range range, Adoptions known, Instant now) {
        return catchThrowableOfType(ProblemException.class, () -> rules(windows).decide(range, known, now))
                .problem();
    }

    private static AdoptionRequest.Range range(int from, int to) {
        return new AdoptionRequest.Range(week(from), week(to), "Kim", "why");
    }

    private static List<PastWindow> windows(int weeks) {
        List<PastWindow> windows = new ArrayList<>();
        for (int week = 0; week < weeks; week++) {
            windows.add(window(week, week, week(week + 1), "key", "r"));
        }
        return windows;
    }

    private static PastWindow window(
            int week, long sequence, @Nullable Instant completeAt, @Nullable String key, String reference) {
        BatchRef batch = new BatchRef(
                "m",
                "w" + week,
                "w" + week,
                sequence,
                reference,
                168,
                0,
                MONDAY,
                week(week),
                week(week + 1).minusSeconds(1));
        return new PastWindow(batch, 1, week(week), completeAt, key, reference, PastWindow.Run.UNKNOWN, Map.of());
    }

    private static Instant week(int number) {
        return MONDAY.plus(Duration.ofDays(7L * number));
    }
}
