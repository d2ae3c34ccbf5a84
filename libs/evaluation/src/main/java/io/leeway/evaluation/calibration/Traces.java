package io.leeway.evaluation.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.profile.NumericProfile;

/** The distances of all columns that are followed, in one order. */
final class Traces {

    private static final int MOST_POINTS = 8_192;
    private static final int FEWEST_POINTS = 512;
    private static final int MOST_POINTS_IN_ALL = 1 << 18;

    private final List<Trace> all;
    private final int minimumRows;
    private final int width;

    private Traces(List<Trace> all, int minimumRows) {
        this.all = all;
        this.minimumRows = minimumRows;
        this.width = all.stream().mapToInt(Trace::width).sum();
    }

    /**
     * What is followed of these columns, each by itself.
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
     * What the chunks of a reference say, column by column, because what is needed for all columns at once would take up too
     * much.
     *
     * @param chunks in the order of time
     * @param neighbours how many of them are taken together as one; what remains at the end is left out
     * @param whole what each is compared with; without it, all chunks but itself and its neighbours, which resemble it
     */
    AmongChunks among(List<DataProfile> chunks, int neighbours, @Nullable DataProfile whole) {
        Map<String, double[][]> distances = new LinkedHashMap<>();
        Map<String, Double> between = new LinkedHashMap<>();
        for (Trace trace : all) {
            List<DataProfile> column = together(trace, chunks, neighbours);
            Trace.Among among = trace.among(column, whole);
            for (int chunk = 0; chunk < column.size(); chunk++) {
                if (!hasEnough(trace, column.get(chunk))) {
                    among.distances()[chunk] = trace.undefined();
                }
            }
            distances.put(trace.column(), among.distances());
            if (trace instanceof Trace.Numbers) {
                between.put(trace.column(), among.wandering());
            }
        }
        return new AmongChunks(distances, between);
    }

    /** A column of the chunks, some neighbours at a time. */
    private static List<DataProfile> together(Trace trace, List<DataProfile> chunks, int neighbours) {
        List<DataProfile> column = new ArrayList<>();
        for (int from = 0; from + neighbours <= chunks.size(); from += neighbours) {
            column.add(chunks.subList(from, from + neighbours).stream()
                    .map(trace::only)
                    .reduce(DataProfile.empty(), DataProfile::merge));
        }
        return column;
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

    /** The distances of these columns side by side, by chunk. */
    double[][] of(AmongChunks among, int chunkCount) {
        return among.of(all, chunkCount);
    }

    /** The distances of the other columns. */
    Traces without(Set<String> columns) {
        return new Traces(
                all.stream().filter(trace -> !columns.contains(trace.column())).toList(), minimumRows);
    }

    /**
     * What is followed of these columns together; nothing where that is not known.
     *
     * @param whole the reference
     */
    Traces jointly(DataProfile whole) {
        return new Traces(
                List.copyOf(JointTrace.of(whole, all.stream().map(Trace::column).collect(Collectors.toSet()))),
                minimumRows);
    }

    /** These distances and then those. */
    Traces and(Traces others) {
        return new Traces(Stream.concat(all.stream(), others.all.stream()).toList(), minimumRows);
    }

    /**
     * A data set of which the distances of many others are measured quickly: of a numeric column so many values at most that the
     * rank error is far below what windows differ by, fewer where there are many columns.
     */
    DataProfile bounded(DataProfile data) {
        int points = Math.clamp(MOST_POINTS_IN_ALL / Math.max(1, data.numeric().size()), FEWEST_POINTS, MOST_POINTS);
        Map<String, NumericProfile> numeric = new LinkedHashMap<>(data.numeric());
        numeric.replaceAll((column, profile) -> profile.compress(points));
        return new DataProfile(data.rows(), numeric, data.categorical()).withJoint(data.joint());
    }

    /** Which distance each is; those of a number are the same of other columns. */
    int[] kinds() {
        return all.stream()
                .flatMapToInt(trace -> IntStream.range(firstKind(trace), firstKind(trace) + trace.width()))
                .toArray();
    }

    private static int firstKind(Trace trace) {
        int numbers = Trace.Numbers.STATISTICS.size();
        return switch (trace) {
            case Trace.Numbers ignored -> 0;
            case Trace.Categories ignored -> numbers;
            case JointTrace joint -> numbers + 1 + joint.kind().ordinal();
        };
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
