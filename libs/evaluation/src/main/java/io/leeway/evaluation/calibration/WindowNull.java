package io.leeway.evaluation.calibration;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.StatisticResult;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.calibration.CalibratedNull;
import io.leeway.statistics.calibration.Unusualness;

/** How far windows of unchanged data are from a reference, learnt from its chunks. */
public final class WindowNull {

    private final CalibratedNull learnt;
    private final Traces traces;
    private final double chunkRows;
    private final Duration length;
    private final boolean calendar;
    private final Map<String, Double> wandering;

    private WindowNull(
            CalibratedNull learnt,
            Traces traces,
            double chunkRows,
            Duration length,
            boolean calendar,
            Map<String, Double> wandering) {
        this.wandering = wandering;
        this.learnt = learnt;
        this.traces = traces;
        this.chunkRows = chunkRows;
        this.length = length;
        this.calendar = calendar;
    }

    /**
     * Learns from chunks; nothing if no column has enough values in enough of them.
     *
     * @param traces of the columns that do not wander
     * @param whole what each chunk is compared with; without it, with all chunks but itself and its neighbours
     * @param length how long a chunk is
     * @param calendar whether that is a period of the calendar
     */
    static Optional<WindowNull> of(
            List<DataProfile> chunks,
            Traces traces,
            @Nullable DataProfile whole,
            Duration length,
            boolean calendar,
            Map<String, Double> wandering) {
        double rows = chunks.stream().mapToLong(DataProfile::rows).average().orElseThrow();
        double[][] distances = traces.ofChunks(chunks, whole);
        for (int i = 0; i < distances.length; i++) {
            // Chunks of the calendar differ in their rows, and a distance falls with the square root of them.
            double scale = Math.sqrt(chunks.get(i).rows() / rows);
            for (int trace = 0; trace < distances[i].length; trace++) {
                distances[i][trace] *= scale;
            }
        }
        return CalibratedNull.of(distances)
                .toOptional()
                .map(learnt -> new WindowNull(learnt, traces, rows, length, calendar, wandering));
    }

    /** The columns whose level wanders, of which no reference says what is usual, with the share of variance between chunks. */
    public Map<String, Double> wandering() {
        return wandering;
    }

    /** How many rows a chunk has, on average. */
    public double chunkRows() {
        return chunkRows;
    }

    /** How many chunks there are. */
    public int chunks() {
        return learnt.chunks();
    }

    /** How long a chunk is. */
    public Duration length() {
        return length;
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
     */
    public Optional<Unusualness> judge(DataProfile reference, DataProfile current, double size) {
        return judge(traces.between(reference, current), size);
    }

    /** How unusual a batch is; empty if it has no distance. */
    Optional<Unusualness> judge(double[] distances, double size) {
        return learnt.judge(distances, size).toOptional();
    }

    /** How far out a distance of a column lies that has one only; empty where it has none, or is not judged. */
    public Optional<Calibration.ColumnScore> score(String column, double distance, double size) {
        int trace = traces.columns().indexOf(column);
        OptionalDouble score = trace < 0 ? OptionalDouble.empty() : learnt.score(trace, distance, size);
        return score.isEmpty() ? Optional.empty() : Optional.of(scored(score.getAsDouble()));
    }

    private Calibration.ColumnScore scored(double score) {
        double pValue = learnt.pValue(score);
        return new Calibration.ColumnScore(score, pValue, Math.min(1, pValue * learnt.traces()));
    }

    /** Of each column how far out its most unusual distance lies; a column without one is left out. */
    Map<String, Calibration.ColumnScore> scores(double[] distances, double size) {
        Map<String, Double> greatest = new LinkedHashMap<>();
        List<String> columns = traces.columns();
        for (int trace = 0; trace < distances.length; trace++) {
            OptionalDouble score = learnt.score(trace, distances[trace], size);
            if (score.isPresent()) {
                greatest.merge(columns.get(trace), score.getAsDouble(), Math::max);
            }
        }
        Map<String, Calibration.ColumnScore> scores = new LinkedHashMap<>();
        greatest.forEach((column, score) -> scores.put(column, scored(score)));
        return scores;
    }
}
