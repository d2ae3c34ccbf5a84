package io.leeway.evaluation.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.evaluation.profiles.DataProfile;

/** The distances of all columns that are followed, in one order. */
final class Traces {

    private final List<Trace> all;
    private final int minimumRows;
    private final int width;

    private Traces(List<Trace> all, int minimumRows) {
        this.all = all;
        this.minimumRows = minimumRows;
        this.width = all.stream().mapToInt(Trace::width).sum();
    }

    /**
     * What is followed of these columns.
     *
     * @param whole the reference
     * @param chunkRows how many rows a chunk of it has
     * @param minimumRows a column with fewer values has no distances
     */
    static Traces of(Map<String, FeatureType> columns, DataProfile whole, double chunkRows, int minimumRows) {
        List<Trace> all = new ArrayList<>();
        columns.forEach((column, type) -> all.add(
                type == FeatureType.NUMERIC
                        ? new Trace.Numbers(column)
                        : Trace.Categories.of(column, whole.categorical(column), chunkRows)));
        all.addAll(JointTrace.of(whole, columns.keySet()));
        return new Traces(List.copyOf(all), minimumRows);
    }

    /** The distances between two data sets; NaN where one has too few values. */
    double[] between(DataProfile reference, DataProfile current) {
        double[] distances = new double[width];
        Arrays.fill(distances, Double.NaN);
        int at = 0;
        for (Trace trace : all) {
            if (hasEnough(trace, current)) {
                trace.measure(reference, current, distances, at);
            }
            at += trace.width();
        }
        return distances;
    }

    /**
     * The distances of each chunk from the rest. Column by column, because the merges of all columns at once would take up
     * too much.
     *
     * @param whole what each is compared with; without it, all chunks but itself and its neighbours, which resemble it
     */
    double[][] ofChunks(List<DataProfile> chunks, @Nullable DataProfile whole) {
        double[][] distances = new double[chunks.size()][width];
        int at = 0;
        for (Trace trace : all) {
            List<DataProfile> column = chunks.stream().map(trace::only).toList();
            List<DataProfile> before = whole == null ? running(trace, column) : List.of();
            List<DataProfile> after = whole == null ? running(trace, column.reversed()) : List.of();
            for (int chunk = 0; chunk < distances.length; chunk++) {
                Arrays.fill(distances[chunk], at, at + trace.width(), Double.NaN);
                if (hasEnough(trace, column.get(chunk))) {
                    DataProfile rest = whole != null
                            ? whole
                            : before.get(Math.max(0, chunk - 1))
                                    .merge(after.get(Math.max(0, distances.length - chunk - 2)));
                    trace.measure(rest, column.get(chunk), distances[chunk], at);
                }
            }
            at += trace.width();
        }
        return distances;
    }

    /** The merge of the first n, for each n from 0 on. */
    private static List<DataProfile> running(Trace trace, List<DataProfile> chunks) {
        List<DataProfile> running = new ArrayList<>();
        DataProfile merged = DataProfile.empty();
        running.add(merged);
        for (DataProfile chunk : chunks) {
            merged = trace.only(merged.merge(chunk));
            running.add(merged);
        }
        return running;
    }

    /**
     * The distances of a batch from the whole reference, of which those of numeric columns are in its report already.
     *
     * @param statistics of each column
     */
    double[] between(DataProfile reference, DataProfile current, Map<String, List<StatisticResult>> statistics) {
        double[] distances = new double[width];
        Arrays.fill(distances, Double.NaN);
        int at = 0;
        for (Trace trace : all) {
            if (hasEnough(trace, current)) {
                switch (trace) {
                    case Trace.Numbers numbers ->
                        reported(statistics.getOrDefault(numbers.column(), List.of()), distances, at);
                    case Trace.Categories categories -> categories.measure(reference, current, distances, at);
                    case JointTrace joint -> joint.measure(reference, current, distances, at);
                }
            }
            at += trace.width();
        }
        return distances;
    }

    private static void reported(List<StatisticResult> statistics, double[] distances, int at) {
        for (StatisticResult statistic : statistics) {
            int index = Trace.Numbers.STATISTICS.indexOf(statistic.name());
            @Nullable Double value = statistic.value();
            if (index >= 0 && value != null) {
                distances[at + index] = value;
            }
        }
    }

    private boolean hasEnough(Trace trace, DataProfile current) {
        return trace.values(current) >= minimumRows;
    }

    /** The columns of which the share of variance between the chunks is above a limit, with that share. */
    Map<String, Double> wandering(DataProfile whole, List<DataProfile> chunks, double limit) {
        Map<String, Double> wandering = new LinkedHashMap<>();
        all.forEach(trace -> {
            double share = trace.wandering(whole, chunks);
            if (share > limit) {
                wandering.put(trace.column(), share);
            }
        });
        return wandering;
    }

    /** The distances of the other columns, and of what those do together. */
    Traces without(Set<String> columns) {
        List<Trace> others =
                all.stream().filter(trace -> !columns.contains(trace.column())).toList();
        long left =
                others.stream().filter(trace -> !(trace instanceof JointTrace)).count();
        return new Traces(
                others.stream()
                        .filter(trace -> left > 1 || !(trace instanceof JointTrace))
                        .map(trace -> trace instanceof JointTrace joint ? joint.without(columns) : trace)
                        .toList(),
                minimumRows);
    }

    /** The column that each distance is of. */
    List<String> columns() {
        List<String> columns = new ArrayList<>();
        all.forEach(trace -> {
            for (int i = 0; i < trace.width(); i++) {
                columns.add(trace.column());
            }
        });
        return columns;
    }
}
