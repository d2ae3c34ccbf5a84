package io.leeway.evaluation.witness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.Episode;
import io.leeway.contracts.reports.Witness;

/**
 * The windows before a window, by when they begin.
 *
 * @param windows the earliest first
 */
public record History(List<PastWindow> windows) {

    private static final Comparator<PastWindow> IN_TIME = Comparator.comparing(PastWindow::begin)
            .thenComparingLong(window -> window.batch().sequence());

    /** Copies the windows. */
    public History {
        windows = windows.stream().sorted(IN_TIME).toList();
    }

    /**
     * Those of the windows that begin before one.
     *
     * @param batch its id; it is not before itself
     * @param begin when it begins
     * @param sequence of two that begin at the same time the one that was accepted first is before the other
     */
    public History before(String batch, Instant begin, long sequence) {
        return new History(windows.stream()
                .filter(window -> !window.batch().batch().equals(batch))
                .filter(window -> window.begin().isBefore(begin)
                        || (window.begin().equals(begin) && window.batch().sequence() < sequence))
                .toList());
    }

    /** The last ones; fewer where there are fewer. */
    public List<PastWindow> last(int most) {
        return windows.subList(Math.max(0, windows.size() - most), windows.size());
    }

    /**
     * The windows right before one, the earliest first, up to one that was compared with another reference, of which no such
     * profile is kept, or after which a window is missing.
     *
     * @param begin when the window begins
     * @param period how long a window is, by the calendar; absent where windows are not of the calendar
     * @param reference its id
     * @param profileKey what the windows' profiles follow from
     */
    public List<PastWindow> rightBefore(
            Instant begin, @Nullable Duration period, String reference, String profileKey, int most) {
        List<PastWindow> found = new ArrayList<>();
        Instant next = begin;
        for (PastWindow window : last(most).reversed()) {
            boolean follows = period == null || window.begin().plus(period).equals(next);
            if (!follows || !window.batch().reference().equals(reference) || !profileKey.equals(window.profileKey())) {
                break;
            }
            found.addFirst(window);
            next = window.begin();
        }
        return found;
    }

    /**
     * Whether a window is unlike the reference, and since when.
     *
     * @param comparedWith the reference; another one begins anew
     * @param unlike absent where it cannot be said
     */
    public PastWindow.Run fixed(String comparedWith, Instant begin, @Nullable Boolean unlike) {
        return run(window -> compared(window, comparedWith), begin, unlike);
    }

    /** Whether a window is unlike a second reference, and since when. */
    public PastWindow.Run witness(Witness.Kind kind, Instant begin, @Nullable Boolean unlike) {
        return run(window -> window.run(kind), begin, unlike);
    }

    /**
     * The run of windows unlike the reference that ends with a window that is like it; none where the last one before was like
     * it, or was compared with another reference.
     */
    public @Nullable Episode ended(String comparedWith, Instant begin, @Nullable Boolean unlike) {
        if (!Boolean.FALSE.equals(unlike)) {
            return null;
        }
        Instant since = null;
        int count = 0;
        for (PastWindow window : windows.reversed()) {
            PastWindow.Run run = compared(window, comparedWith);
            if (Boolean.FALSE.equals(run.unlike())) {
                break;
            }
            if (Boolean.TRUE.equals(run.unlike())) {
                since = since == null ? run.since() : since;
                count++;
            }
        }
        return since == null ? null : new Episode(since, begin, count);
    }

    private static PastWindow.Run compared(PastWindow window, String comparedWith) {
        return window.comparedWith().equals(comparedWith) ? window.fixed() : new PastWindow.Run(false, null);
    }

    /** A window of which it could not be said neither ends a run nor begins one. */
    private PastWindow.Run run(Function<PastWindow, PastWindow.Run> of, Instant begin, @Nullable Boolean unlike) {
        if (!Boolean.TRUE.equals(unlike)) {
            return new PastWindow.Run(unlike, null);
        }
        for (PastWindow window : windows.reversed()) {
            PastWindow.Run run = of.apply(window);
            Boolean before = run.unlike();
            if (before != null) {
                Instant since = run.since();
                return new PastWindow.Run(true, before && since != null ? since : begin);
            }
        }
        return new PastWindow.Run(true, begin);
    }
}
