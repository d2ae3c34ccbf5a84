package io.leeway.evaluation.calibration;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.AlarmSettings;
import io.leeway.contracts.model.WindowSettings;

/**
 * Where a reference is cut, in the order of time: by the calendar, or so many rows a chunk. Rows of the same time are in the
 * same chunk.
 */
public final class ChunkPlan {

    /** The most chunks that are kept of a reference. */
    public static final int MOST = AlarmSettings.MOST_CHUNKS;

    /** So many of the latest rows can be asked for. */
    static final int LAST = 20_000;

    /** The fewest rows of a chunk. */
    static final int FEWEST_ROWS = 30;

    /** The share of rows that needs a time. */
    private static final double COVERAGE = 0.9;

    /** Turns the numbers of many periods into an order in which the first ones cover all hours, weekdays and seasons. */
    private static final double GOLDEN = 0.618_033_988_749_894_9;

    private final double[] starts;
    private final @Nullable Duration period;
    private final boolean sampled;
    private final @Nullable String lack;
    private final double chunkRows;
    private final double first;
    private final double last;
    private final double[] latest;

    private ChunkPlan(double[] sorted, double[] starts, @Nullable Duration period, int all) {
        boolean sampled = all > starts.length;
        this.chunkRows = sorted.length / (double) all;
        this.starts = starts;
        this.period = period;
        this.sampled = sampled;
        this.lack = null;
        this.first = sorted[0];
        this.last = sorted[sorted.length - 1];
        this.latest = Arrays.copyOfRange(sorted, Math.max(0, sorted.length - LAST), sorted.length);
    }

    private ChunkPlan(String lack) {
        this.starts = new double[0];
        this.period = null;
        this.sampled = false;
        this.lack = lack;
        this.chunkRows = 0;
        this.first = Double.NaN;
        this.last = Double.NaN;
        this.latest = new double[0];
    }

    /**
     * Plans the cuts.
     *
     * @param period the calendar period of a chunk; without one a reference is cut by rows into up to {@link #MOST} chunks of
     *     {@value #FEWEST_ROWS} rows or more
     */
    public static ChunkPlan of(RowTimes times, @Nullable Duration period) {
        double[] sorted = times.sorted();
        if (sorted.length == 0 || sorted.length < COVERAGE * times.rows()) {
            return new ChunkPlan((times.rows() - sorted.length) + " of " + times.rows()
                    + " rows of the reference have no event time");
        }
        if (sorted[0] == sorted[sorted.length - 1]) {
            return new ChunkPlan("all rows of the reference have the same event time");
        }
        return period == null ? byRows(sorted) : byCalendar(sorted, period);
    }

    private static ChunkPlan byRows(double[] sorted) {
        int rows = Math.max(FEWEST_ROWS, Math.ceilDiv(sorted.length, MOST));
        double[] starts = new double[Math.ceilDiv(sorted.length, rows)];
        for (int chunk = 0; chunk < starts.length; chunk++) {
            starts[chunk] = sorted[chunk * rows];
        }
        double[] distinct = Arrays.stream(starts).distinct().toArray();
        return new ChunkPlan(sorted, distinct, null, distinct.length);
    }

    private static ChunkPlan byCalendar(double[] sorted, Duration period) {
        long[] numbers = Arrays.stream(sorted)
                .mapToLong(time -> WindowSettings.number(Instant.ofEpochMilli((long) time), period))
                .distinct()
                .toArray();
        double[] starts = Arrays.stream(numbers.length > MOST ? some(numbers) : numbers)
                .mapToDouble(number -> WindowSettings.begin(number, period).toEpochMilli())
                .toArray();
        return new ChunkPlan(sorted, starts, period, numbers.length);
    }

    private static long[] some(long[] numbers) {
        boolean[] taken = new boolean[numbers.length];
        int count = 0;
        for (int i = 0; count < MOST; i++) {
            int index = (int) (i * GOLDEN % 1 * numbers.length);
            if (!taken[index]) {
                taken[index] = true;
                count++;
            }
        }
        long[] some = new long[MOST];
        int next = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (taken[i]) {
                some[next++] = numbers[i];
            }
        }
        return some;
    }

    /** Why the reference cannot be cut; empty where it can. */
    public Optional<String> lack() {
        return Optional.ofNullable(lack);
    }

    /** How many chunks there are. */
    public int chunks() {
        return starts.length;
    }

    /** How many rows a chunk has, on average; 0 where there are no chunks. */
    public double chunkRows() {
        return chunkRows;
    }

    /** When the last so many rows begin, {@value #LAST} at most; beyond all times where the reference cannot be cut. */
    double beginOfLast(int rows) {
        return latest.length == 0 ? Double.POSITIVE_INFINITY : latest[Math.max(0, latest.length - rows)];
    }

    /** The chunk that a time is in; -1 for none. */
    public int chunkOf(double time) {
        if (!(time >= first && time <= last)) {
            return -1;
        }
        int found = Arrays.binarySearch(starts, time);
        int chunk = found >= 0 ? found : -found - 2;
        boolean between = period != null && chunk >= 0 && time >= starts[chunk] + period.toMillis();
        return between ? -1 : chunk;
    }

    /** When a chunk begins. */
    Instant begin(int chunk) {
        return Instant.ofEpochMilli((long) starts[chunk]);
    }

    /** The calendar period; empty where it is cut by rows. */
    public Optional<Duration> period() {
        return Optional.ofNullable(period);
    }

    /** Whether there are more periods than are kept, so that those kept have no neighbours. */
    public boolean sampled() {
        return sampled;
    }

    /** From the first to the last row. */
    public Duration span() {
        return Duration.ofMillis((long) (last - first));
    }
}
