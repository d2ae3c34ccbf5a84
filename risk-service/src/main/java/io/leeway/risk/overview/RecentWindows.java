package io.leeway.risk.overview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.quarkus.runtime.annotations.RegisterForReflection;

import io.leeway.contracts.model.RiskLevel;

/**
 * The last windows of a model, the newest first; whatever comes late, twice or out of order, they are the same in the end.
 *
 * @param windows {@value #MOST} at most, each once in its latest revision
 */
@RegisterForReflection // Stored as JSON.
record RecentWindows(List<RecentWindow> windows) {

    /** How many are kept. */
    static final int MOST = 30;

    private static final Comparator<RecentWindow> NEWEST_FIRST = Comparator.comparingLong(
                    (RecentWindow recent) -> recent.window().sequence())
            // Two windows have one number where a new reference, or another way of reading rows, came in between.
            .thenComparing(RecentWindow::acceptedAt)
            .thenComparing(recent -> recent.window().batch())
            .reversed();

    RecentWindows {
        windows = List.copyOf(windows);
    }

    static RecentWindows none() {
        return new RecentWindows(List.of());
    }

    /** With others; of two revisions of one window the later stays, and of equal ones the known. */
    RecentWindows with(Collection<RecentWindow> others) {
        Map<String, RecentWindow> latest = new HashMap<>();
        windows.forEach(known -> latest.put(known.window().batch(), known));
        others.forEach(other -> latest.merge(
                other.window().batch(),
                other,
                (known, late) -> late.window().revision() > known.window().revision() ? late : known));
        List<RecentWindow> all = new ArrayList<>(latest.values());
        all.sort(NEWEST_FIRST);
        return new RecentWindows(all.subList(0, Math.min(MOST, all.size())));
    }

    /** Without those that were accepted before then. */
    RecentWindows since(Instant moment) {
        return new RecentWindows(windows.stream()
                .filter(recent -> !recent.acceptedAt().isBefore(moment))
                .toList());
    }

    /** When the oldest of them was accepted. */
    Optional<Instant> oldest() {
        return windows.stream().map(RecentWindow::acceptedAt).min(Comparator.naturalOrder());
    }

    /** The last window, judged or not. */
    Optional<RecentWindow> last() {
        return windows.stream().findFirst();
    }

    /** The last window that has a score. */
    Optional<RecentWindow> judged() {
        return windows.stream().filter(recent -> recent.window().hasScore()).findFirst();
    }

    /** The last window, where it has no score. */
    Optional<RecentWindow> incomplete() {
        return last().filter(recent -> !recent.window().hasScore());
    }

    /** How many judged windows in a row have had the level of the last one. */
    int levelWindows() {
        List<RiskLevel> levels = windows.stream()
                .map(RecentWindow::window)
                .filter(WindowLine::hasScore)
                .map(WindowLine::level)
                .toList();
        return (int)
                levels.stream().takeWhile(level -> level == levels.getFirst()).count();
    }

    /** The performance of the last window of which labels have come. */
    Optional<PerformanceLine> performance() {
        return windows.stream()
                .map(RecentWindow::performance)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The latest moment that any of them has data of. */
    Optional<Instant> lastData() {
        return windows.stream().map(recent -> recent.window().at()).max(Comparator.naturalOrder());
    }

    /** The scores of those that have one, oldest first. */
    List<Double> scores() {
        return windows.reversed().stream()
                .map(recent -> recent.window().score())
                .filter(Objects::nonNull)
                .toList();
    }
}
