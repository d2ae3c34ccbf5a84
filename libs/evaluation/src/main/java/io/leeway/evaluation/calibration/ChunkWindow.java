package io.leeway.evaluation.calibration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.calibration.CalibratedNull;

/**
 * A part of a reference that is as long as a batch, and can be taken for a window before the first one.
 *
 * @param begin when it begins
 * @param end when it ends, exclusive; of the last part of a reference that is cut by rows, its last row
 * @param profile of its rows, bounded as chunks are
 */
public record ChunkWindow(Instant begin, Instant end, DataProfile profile) {

    /**
     * The parts of a reference, the earliest first; none where it is not known when its chunks begin, where only some of its
     * periods are kept, or where no number of neighbouring chunks has about as many rows. A period of the calendar is a
     * part of its own.
     *
     * @param rows of a batch
     */
    public static List<ChunkWindow> of(TimeChunks chunks, long rows) {
        TimeChunks.Description description = chunks.description();
        List<Instant> begins = description.begins();
        int together = chunks.together(rows);
        double size = rows / (together * chunks.base());
        if (begins.isEmpty()
                || description.sampled()
                || !CalibratedNull.isComparable(size)
                || (description.period() != null && together > 1)) {
            return List.of();
        }
        List<ChunkWindow> windows = new ArrayList<>();
        for (int from = 0; from + together <= begins.size(); from += together) {
            windows.add(new ChunkWindow(
                    begins.get(from),
                    end(description, from + together),
                    chunks.chunks().subList(from, from + together).stream()
                            .reduce(DataProfile.empty(), DataProfile::merge)));
        }
        return windows;
    }

    /** When the chunk before one ends. */
    private static Instant end(TimeChunks.Description description, int next) {
        List<Instant> begins = description.begins();
        Duration period = description.period();
        if (period != null) {
            return begins.get(next - 1).plus(period);
        }
        return next < begins.size() ? begins.get(next) : begins.getFirst().plus(description.span());
    }

    /** How long it is. */
    public Duration length() {
        return Duration.between(begin, end);
    }
}
