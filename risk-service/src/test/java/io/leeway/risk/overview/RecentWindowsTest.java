package io.leeway.risk.overview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.MetricName;

import static org.assertj.core.api.Assertions.assertThat;

class RecentWindowsTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void shouldKeepTheLastThirtyWhateverTheOrderInWhichTheyCome() {
        // Given
        List<RecentWindow> all = new ArrayList<>(IntStream.rangeClosed(1, 100)
                .mapToObj(i -> window(i, 1, (double) i))
                .toList());
        RecentWindows inOrder = each(all);
        Collections.shuffle(all, new Random(3));

        // When
        RecentWindows shuffled = each(all);

        // Then
        assertThat(shuffled).isEqualTo(inOrder);
        assertThat(shuffled.windows()).hasSize(30);
        assertThat(shuffled.scores()).startsWith(71.0).endsWith(100.0);
        assertThat(shuffled.with(all)).isEqualTo(inOrder);
    }

    @Test
    void shouldKeepTheLaterRevisionOfAWindow() {
        // Given
        RecentWindows known = each(List.of(window(1, 2, 20.0)));

        // When and then
        assertThat(known.with(List.of(window(1, 1, 10.0))).scores()).containsExactly(20.0);
        assertThat(known.with(List.of(window(1, 2, 10.0))).scores()).containsExactly(20.0);
        assertThat(known.with(List.of(window(1, 3, 30.0))).scores()).containsExactly(30.0);
    }

    @Test
    void shouldShowAnIncompleteWindowBesideTheLastJudgedOne() {
        // When
        RecentWindows recent = each(List.of(window(1, 1, 10.0), window(2, 1, 90.0), window(3, 1, null)));

        // Then
        assertThat(recent.judged().orElseThrow().window().sequence()).isEqualTo(2);
        assertThat(recent.incomplete().orElseThrow().window().sequence()).isEqualTo(3);
        assertThat(recent.lastData()).contains(BEGIN.plusSeconds(3));
        assertThat(recent.scores()).containsExactly(10.0, 90.0);
    }

    @Test
    void shouldHaveNoIncompleteWindowWhereTheLastIsJudged() {
        RecentWindows recent = each(List.of(window(1, 1, null), window(2, 1, 90.0)));
        assertThat(recent.incomplete()).isEmpty();
        assertThat(recent.judged().orElseThrow().window().sequence()).isEqualTo(2);
    }

    @Test
    void shouldCountHowLongTheLevelHasHeldInJudgedWindows() {
        assertThat(RecentWindows.none().levelWindows()).isZero();
        assertThat(each(List.of(
                                window(1, 1, 80.0),
                                window(2, 1, 10.0),
                                window(3, 1, 80.0),
                                window(4, 1, null),
                                window(5, 1, 90.0)))
                        .levelWindows())
                .isEqualTo(2);
    }

    @Test
    void shouldShowThePerformanceOfTheLastWindowThatHasLabels() {
        RecentWindow labelled = new RecentWindow(line(1, 2, 10.0), BEGIN, null, performance("b-1"));
        assertThat(each(List.of(labelled, window(2, 1, 5.0)))
                        .performance()
                        .orElseThrow()
                        .batch())
                .isEqualTo("b-1");
        assertThat(RecentWindows.none().performance()).isEmpty();
    }

    @Test
    void shouldLeaveOutWhatIsOlder() {
        RecentWindows recent = each(List.of(window(1, 1, 10.0), window(2, 1, 20.0)));
        assertThat(recent.since(BEGIN.plusSeconds(2)).scores()).containsExactly(20.0);
        assertThat(recent.since(BEGIN.plusSeconds(3)).oldest()).isEmpty();
    }

    private static RecentWindows each(List<RecentWindow> windows) {
        RecentWindows recent = RecentWindows.none();
        for (RecentWindow window : windows) {
            recent = recent.with(List.of(window));
        }
        return recent;
    }

    static RecentWindow window(long sequence, int revision, @Nullable Double score) {
        return new RecentWindow(line(sequence, revision, score), BEGIN.plusSeconds(sequence), null, null);
    }

    private static WindowLine line(long sequence, int revision, @Nullable Double score) {
        RiskLevel level = score == null ? RiskLevel.UNKNOWN : score >= 70 ? RiskLevel.CRITICAL : RiskLevel.OK;
        return new WindowLine(
                "b-" + sequence,
                "name",
                sequence,
                BEGIN.plusSeconds(sequence),
                10,
                score,
                level,
                null,
                0,
                0,
                null,
                revision);
    }

    private static PerformanceLine performance(String batch) {
        return new PerformanceLine(batch, BEGIN, MetricName.F1, true, 0.8, 0.7, 0.9, 0.85, 0.05, 0.1, false, 0.62);
    }
}
