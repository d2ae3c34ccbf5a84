package io.leeway.evaluation.calibration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.calibration.CalibratedNull;

/** A part of a reference that is as long as a batch, and can be taken for a window before the first one; for one thread. */
public final class ChunkWindow {

    private final Instant begin;
    private final Instant end;
    private final List<DataProfile> chunks;
    private @Nullable DataProfile profile;

    private ChunkWindow(Instant begin, Instant end, List<DataProfile> chunks) {
        this.begin = begin;
        this.end = end;
        this.chunks = chunks;
    }

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
                    chunks.chunks().subList(from, from + together)));
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

    /** When it begins. */
    public Instant begin() {
        return begin;
    }

    /** When it ends, exclusive; of the last part of a reference that is cut by rows, its last row. */
    public Instant end() {
        return end;
    }

    /** Of its rows, bounded as chunks are; they are put together when somebody asks, because most batches never do. */
    public DataProfile profile() {
        DataProfile merged =
                profile == null ? chunks.stream().reduce(DataProfile.empty(), DataProfile::merge) : profile;
        profile = merged;
        return merged;
    }

    /** How long it is. */
    public Duration length() {
        return Duration.between(begin, end);
    }
}
