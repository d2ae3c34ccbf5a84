package io.leeway.evaluation.calibration;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leeway.statistics.calibration.CalibratedNull;

/**
 * How many independent rows the rows of a reference are worth, where its chunks cannot say what is usual.
 *
 * @param rows how many the reference has
 * @param fewest how many independent rows they have to be worth, so that a column is judged
 * @param chunks how many chunks there are
 * @param chunkRows how many rows one has, on average
 * @param length how long a batch is
 * @param times of each column how many rows are worth one, 1 at least
 * @param wandering the columns whose level wanders, with the share of variance between the chunks
 */
public record EffectiveRows(
        long rows,
        double fewest,
        int chunks,
        double chunkRows,
        Duration length,
        Map<String, Double> times,
        Map<String, Double> wandering) {

    /** A reference that is worth fewer rows does not know how far its columns go, nor would so few chunks. */
    private static final double FEWEST = CalibratedNull.MINIMUM;

    /** Likewise where many columns are worth fewer: hardly any random walk looks worth more. */
    private static final double FEWEST_IN_COMPANY = 30;

    /** Copies both maps. */
    public EffectiveRows {
        times = Map.copyOf(times);
        wandering = Map.copyOf(wandering);
    }

    /** What a reference's rows are worth, for a batch as long as a chunk. */
    static EffectiveRows of(
            long rows,
            int chunks,
            double chunkRows,
            Duration length,
            Map<String, Double> times,
            Map<String, Double> wandering) {
        long few = times.values().stream().filter(time -> rows / time < FEWEST).count();
        double fewest = AmongChunks.isCompany(few, times.size()) ? FEWEST_IN_COMPANY : FEWEST;
        return new EffectiveRows(rows, fewest, chunks, chunkRows, length, times, wandering);
    }

    /** The same for a batch of so many times the size of a chunk. */
    EffectiveRows times(double size) {
        Duration ofBatch = Duration.ofMillis(Math.max(1, (long) (length.toMillis() * size)));
        return new EffectiveRows(rows, fewest, chunks, chunkRows, ofBatch, times, wandering);
    }

    /** How much time the reference covers. */
    Duration span() {
        return Duration.ofMillis((long) (length.toMillis() * (rows / chunkRows)));
    }

    /** Whether no column can be tested. */
    boolean isNothingLeft() {
        return times.keySet().stream()
                .allMatch(column ->
                        wandering.containsKey(column) || tooLong(column).isPresent());
    }

    /** Why a column cannot be tested, because it remembers for too long; empty where it can. */
    public Optional<String> tooLong(String column) {
        @Nullable Double time = times.get(column);
        if (time == null || rows / time >= fewest) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "its rows depend on each other for so long that the %d of the reference are worth %.0f independent ones,"
                        + " which do not say what is usual; a longer reference would",
                rows,
                rows / time));
    }
}
