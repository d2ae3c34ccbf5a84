package io.leeway.evaluation.witness;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.evaluation.calibration.ChunkWindow;
import io.leeway.evaluation.calibration.TimeChunks;
import io.leeway.evaluation.profiles.DataProfile;

/**
 * A part of the reference that is as long as a window and comes before the first one.
 *
 * @param part the part
 */
public record ReferenceWindow(ChunkWindow part) implements EarlierWindow {

    /**
     * Those before a window and before all windows that are remembered, the earliest first. None where more time lies between
     * the last one and the first window than it is long: what is before a gap is not what was before a window.
     *
     * @param chunks of the reference; absent where its rows have no event time
     * @param history the windows before the window
     * @param begin when the window begins
     * @param rows of the window
     */
    public static List<ReferenceWindow> before(@Nullable TimeChunks chunks, History history, Instant begin, long rows) {
        if (chunks == null || chunks.chunks().isEmpty()) {
            return List.of();
        }
        Instant first = history.windows().isEmpty()
                ? begin
                : history.windows().getFirst().begin();
        List<ChunkWindow> earlier = ChunkWindow.of(chunks, rows).stream()
                .filter(part -> !part.end().isAfter(first))
                .toList();
        if (earlier.isEmpty()) {
            return List.of();
        }
        ChunkWindow last = earlier.getLast();
        return last.end().plus(last.length()).isBefore(first)
                ? List.of()
                : earlier.stream().map(ReferenceWindow::new).toList();
    }

    @Override
    public Instant begin() {
        return part.begin();
    }

    /** Of its rows. */
    DataProfile profile() {
        return part.profile();
    }
}
