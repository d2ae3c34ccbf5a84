package io.leeway.evaluation.calibration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import io.leeway.contracts.reports.StatisticResult;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.calibration.CalibratedNull;
import io.leeway.statistics.calibration.ChunkTraces;
import io.leeway.statistics.calibration.Unusualness;
import io.leeway.statistics.calibration.WindowDistances;

/** How far windows of unchanged data are from a reference, learnt from its chunks. */
public final class WindowNull {

    private final CalibratedNull learnt;
    private final Traces traces;
    private final boolean calendar;
    private final EffectiveRows worth;
    private final DataProfile bounded;

    private WindowNull(CalibratedNull learnt, Traces traces, boolean calendar, EffectiveRows worth, DataProfile whole) {
        this.learnt = learnt;
        this.traces = traces;
        this.calendar = calendar;
        this.worth = worth;
        this.bounded = traces.bounded(whole);
    }

    /**
     * Learns from chunks; nothing if no column has enough values in enough of them.
     *
     * @param rows of each chunk
     * @param distances of each chunk by trace
     * @param traces of the columns that do not wander
     * @param calendar whether a chunk is a period of the calendar
     * @param consecutive whether no period is left out between the chunks
     * @param worth what the rows of the reference are worth, for columns that have too few chunks
     * @param whole the reference
     */
    static Optional<WindowNull> of(
            long[] rows,
            double[][] distances,
            Traces traces,
            boolean calendar,
            boolean consecutive,
            EffectiveRows worth,
            DataProfile whole) {
        for (int chunk = 0; chunk < distances.length; chunk++) {
            // Chunks of the calendar differ in their rows, and a distance falls with the square root of them.
            double scale = Math.sqrt(rows[chunk] / worth.chunkRows());
            distances[chunk] = Arrays.stream(distances[chunk])
                    .map(distance -> distance * scale)
                    .toArray();
        }
        return CalibratedNull.of(new ChunkTraces(distances, traces.kinds(), consecutive))
                .toOptional()
                .map(learnt -> new WindowNull(learnt, traces, calendar, worth, whole));
    }

    /** The columns whose level wanders, of which no reference says what is usual, with the share of variance between chunks. */
    public Map<String, Double> wandering() {
        return worth.wandering();
    }

    /** What the rows of the reference are worth, for columns that have too few chunks. */
    public EffectiveRows rowsWorth() {
        return worth;
    }

    /** How many rows a chunk has, on average. */
    public double chunkRows() {
        return worth.chunkRows();
    }

    /** How many chunks there are. */
    public int chunks() {
        return learnt.chunks();
    }

    /** How long a chunk is. */
    public Duration length() {
        return worth.length();
    }

    /** How much time the reference covers. */
    Duration span() {
        return worth.span();
    }

    /** Whether a chunk is a period of the calendar. */
    public boolean isCalendar() {
        return calendar;
    }

    /**
     * The distances of a batch, in the order of the columns' traces.
     *
     * @param statistics of each column, of which the distances of numeric ones are taken
     */
    double[] distances(DataProfile reference, DataProfile current, Map<String, List<StatisticResult>> statistics) {
        return traces.between(reference, current, statistics);
    }

    /**
     * How unusual a batch is, all distances measured anew; empty if it has none.
     *
     * @param size the batch's rows over those of a chunk
     * @param before the windows before it, the earliest first
     */
    public Optional<Unusualness> judge(
            DataProfile reference, DataProfile current, double size, List<DataProfile> before) {
        return judge(
                new WindowDistances(traces.between(reference, current), size), before(before, current.rows() / size));
    }

    /** How unusual a batch is; empty if it has no distance. */
    Optional<Unusualness> judge(WindowDistances batch, List<WindowDistances> before) {
        return learnt.judge(batch, before).toOptional();
    }

    /**
     * The distances of the last windows before a batch; of those before one that is of another size nothing is said.
     *
     * @param windows the earliest first
     * @param chunkRows how many rows a window of a chunk's size has
     */
    List<WindowDistances> before(List<DataProfile> windows, double chunkRows) {
        List<WindowDistances> found = new ArrayList<>();
        int first = Math.max(0, windows.size() - CalibratedNull.LASTING + 1);
        for (DataProfile window : windows.subList(first, windows.size()).reversed()) {
            double size = window.rows() / chunkRows;
            if (!CalibratedNull.isComparable(size)) {
                break;
            }
            found.addFirst(new WindowDistances(traces.between(bounded, window), size));
        }
        return found;
    }

    /** How far out a distance of a column lies that has one only; empty where it has none, or is not judged. */
    public Optional<Calibration.ColumnScore> score(String column, double distance, double size) {
        int trace = traces.columns().indexOf(column);
        OptionalDouble score = trace < 0 ? OptionalDouble.empty() : learnt.score(trace, distance, size);
        return score.isEmpty() ? Optional.empty() : Optional.of(ColumnScores.scored(learnt, score.getAsDouble()));
    }

    /**
     * Of each column how far out its most unusual distance lies; a column without one is left out.
     *
     * @param before the windows that are looked at together with it; none for the batch by itself
     */
    Map<String, Calibration.ColumnScore> scores(WindowDistances batch, List<WindowDistances> before) {
        return ColumnScores.of(learnt, traces.columns(), learnt.lasting(batch, before));
    }
}
