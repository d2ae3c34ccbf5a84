package io.leeway.alert.incidents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The latest windows of a model in their order in time, whatever order they were assessed in. Assessing a window anew
 * replaces what was said of it; so the same windows give the same memory, however often and in whatever order they came.
 *
 * @param windows oldest first: the latest {@value #MOST} of all, and the latest {@value #MOST} of those that have labels,
 *     because labels may come many windows later
 */
public record WindowMemory(List<WindowVerdict> windows) {

    /** How many windows are remembered. */
    public static final int MOST = 40;

    public WindowMemory {
        windows = windows == null ? List.of() : List.copyOf(windows);
    }

    /** Nothing seen yet. */
    public static WindowMemory empty() {
        return new WindowMemory(List.of());
    }

    /** What was said of a window before. */
    public Optional<WindowVerdict> of(String batch) {
        return windows.stream().filter(window -> window.batch().equals(batch)).findFirst();
    }

    /** With this verdict, unless a later one of the same window is there. */
    public WindowMemory with(WindowVerdict verdict) {
        Optional<WindowVerdict> before = of(verdict.batch());
        if (before.isPresent() && before.get().revision() >= verdict.revision()) {
            return this;
        }
        List<WindowVerdict> all = new ArrayList<>(windows);
        before.ifPresent(all::remove);
        all.add(before.map(verdict::inPlaceOf).orElse(verdict));
        all.sort(WindowVerdict.ORDER);
        return new WindowMemory(kept(all));
    }

    /** Whether a window that is not here is older than what is kept of all. */
    boolean hasForgotten(WindowVerdict window) {
        return windows.size() >= MOST && WindowVerdict.ORDER.compare(window, windows.get(windows.size() - MOST)) < 0;
    }

    /** Whether a window that was not looked at before is older than what is kept of all: no incident can begin with it. */
    public boolean isTooOld(WindowVerdict window) {
        return of(window.batch()).isEmpty() && hasForgotten(window);
    }

    private static List<WindowVerdict> kept(List<WindowVerdict> all) {
        List<WindowVerdict> kept = new ArrayList<>();
        int labelled = 0;
        for (int age = 0; age < all.size(); age++) {
            WindowVerdict window = all.get(all.size() - 1 - age);
            boolean isRecentlyLabelled = window.labelled() && labelled++ < MOST;
            if (age < MOST || isRecentlyLabelled) {
                kept.add(window);
            }
        }
        return kept.reversed();
    }

    /** When windows were accepted, in no order. */
    List<Instant> arrivals() {
        return windows.stream().map(WindowVerdict::acceptedAt).distinct().toList();
    }

    /** The windows that say something of a cause and come after a place, oldest first. */
    List<WindowVerdict> judged(CauseKey cause, Place after) {
        return windows.stream()
                .filter(window -> window.judges(cause) && after.isBefore(window))
                .toList();
    }
}
