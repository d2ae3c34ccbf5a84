package io.leeway.evaluation.calibration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.FeatureType;
import io.leeway.evaluation.profiles.DataProfile;

/**
 * What is learnt from the chunks of a reference for batches of about one size.
 *
 * @param learnt how far the chunks are from each other; absent where that cannot be said
 * @param nothingLeft whether the level of every column wanders
 * @param calendar whether a chunk is a period of the calendar
 * @param worth what the reference's rows are worth, for a batch as long as a chunk
 */
record ChunkLearning(Optional<WindowNull> learnt, boolean nothingLeft, boolean calendar, EffectiveRows worth) {

    /**
     * Learns.
     *
     * @param neighbours how many chunks are taken together as one
     * @param columns those that are judged
     * @param whole the reference
     * @param minimumRows a column with fewer values is not judged
     */
    static ChunkLearning of(
            TimeChunks chunks, int neighbours, Map<String, FeatureType> columns, DataProfile whole, int minimumRows) {
        TimeChunks.Description description = chunks.description();
        boolean calendar = description.period() != null;
        Parts parts = Parts.of(chunks, neighbours);
        long[] rows = parts.rows();
        double usual = Arrays.stream(rows).average().orElseThrow();
        Traces all = Traces.of(columns, whole, usual, minimumRows);
        @Nullable DataProfile compared = description.sampled() ? whole : null;
        AmongChunks among = all.among(parts.profiles(), parts.together(), compared);
        Map<String, Double> wandering = among.wandering(rows.length);
        Map<String, Double> times = times(chunks.dependence(), among, whole.rows(), rows.length);
        times.keySet().retainAll(columns.keySet());
        Duration length = description.period() == null
                ? description.span().dividedBy(Math.max(1, chunks.chunks().size() / neighbours))
                : description.period().multipliedBy(neighbours);
        EffectiveRows worth = EffectiveRows.of(whole.rows(), rows.length, usual, length, times, wandering);
        Traces left = all.without(wandering.keySet());
        // What wanders would carry what it does with others along, so columns together come last.
        Traces joint = left.jointly(whole);
        Traces traces = left.and(joint);
        AmongChunks found = among.and(joint.among(parts.profiles(), parts.together(), compared));
        return new ChunkLearning(
                WindowNull.of(
                        rows, traces.of(found, rows.length), traces, calendar, !description.sampled(), worth, whole),
                left.columns().isEmpty(),
                calendar,
                worth);
    }

    /**
     * The reference in parts of about a batch's size.
     *
     * @param profiles one after another
     * @param together how many of them are a part
     */
    private record Parts(List<DataProfile> profiles, int together) {

        /** So many neighbours at a time; adopted windows of that size follow, each a part of its own. */
        static Parts of(TimeChunks chunks, int neighbours) {
            List<DataProfile> adopted = chunks.adopted(neighbours);
            if (adopted.isEmpty()) {
                return new Parts(chunks.chunks(), neighbours);
            }
            List<DataProfile> all = new ArrayList<>(new Parts(chunks.chunks(), neighbours)
                    .each(part -> part.reduce(DataProfile.empty(), DataProfile::merge)));
            all.addAll(adopted);
            return new Parts(all, 1);
        }

        /** What remains at the end is left out. */
        private <R> List<R> each(Function<Stream<DataProfile>, R> of) {
            return IntStream.range(0, profiles.size() / together)
                    .mapToObj(number -> of.apply(profiles.subList(number * together, (number + 1) * together).stream()))
                    .toList();
        }

        long[] rows() {
            return each(part -> part.mapToLong(DataProfile::rows).sum()).stream()
                    .mapToLong(Long::longValue)
                    .toArray();
        }
    }

    /**
     * Where not all rows were looked at, their order may hide what only differs from chunk to chunk; the means of the chunks show
     * it: their variance is that of as many independent rows as a chunk is worth.
     */
    private static Map<String, Double> times(Dependence dependence, AmongChunks among, long wholeRows, int chunkCount) {
        Map<String, Double> times = new HashMap<>(dependence.times());
        if (dependence.rows() < wholeRows) {
            times.replaceAll((column, time) ->
                    Math.max(time, among.between().getOrDefault(column, 0.0) * wholeRows / (chunkCount - 1)));
        }
        return times;
    }

    /** Holds a batch against the chunks' distances. */
    NullChoice against(double size) {
        if (nothingLeft) {
            return new NullChoice.Unknowable(
                    "the level of every column wanders, so no reference says what is usual", worth.wandering());
        }
        return learnt.<NullChoice>map(found -> new NullChoice.Learnt(found, size))
                .orElseGet(() -> worth(size, "no column has enough values in the reference's chunks"));
    }

    /** Holds a batch against what its rows are worth, because the chunks cannot be used for this reason. */
    NullChoice worth(double size, String reason) {
        if (worth.times().isEmpty()) {
            return new NullChoice.Independent(reason);
        }
        if (worth.isNothingLeft()) {
            return new NullChoice.Unknowable(
                    reason + "; and the level of every column wanders, or its rows depend on each other for too long",
                    worth.wandering());
        }
        return new NullChoice.Effective(reason, calendar ? worth : worth.times(size));
    }
}
