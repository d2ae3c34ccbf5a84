package io.leeway.evaluation.calibration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.FeatureType;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.calibration.CalibratedNull;

/**
 * The chunks of a reference in the order of time. Remembers what it has learnt for batches of one size; for many threads.
 */
public final class TimeChunks {

    private static final int REMEMBERED = 16;

    private final Description description;
    private final List<DataProfile> chunks;
    private final List<DataProfile> adopted;
    private final Map<Question, NullChoice> learnt = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, NullChoice> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * What is known of chunks besides their rows.
     *
     * @param period the calendar period of each; absent where the reference is cut by rows
     * @param span from the first row of the reference to the last
     * @param sampled whether there were more periods than are kept
     * @param lack why the reference could not be cut; absent where it could
     */
    public record Description(
            @Nullable Duration period,
            Duration span,
            boolean sampled,
            @Nullable String lack) {

        static Description lacking(String lack) {
            return new Description(null, Duration.ZERO, false, lack);
        }
    }

    private record Question(int merged, Map<String, FeatureType> columns, int minimumRows) {}

    /** These chunks, the earliest first; only their columns are looked at. */
    public TimeChunks(Description description, List<DataProfile> chunks) {
        this(description, chunks, List.of());
    }

    private TimeChunks(Description description, List<DataProfile> chunks, List<DataProfile> adopted) {
        this.description = description;
        this.chunks = List.copyOf(chunks);
        this.adopted = List.copyOf(adopted);
    }

    /**
     * These chunks and windows that somebody has accepted as usual, the earliest first. A window is a further chunk for
     * batches of about its size, whatever size the chunks are of.
     */
    public TimeChunks with(List<DataProfile> windows) {
        return new TimeChunks(description, chunks, windows);
    }

    /** What is known besides the rows. */
    public Description description() {
        return description;
    }

    /** The chunks, the earliest first. */
    public List<DataProfile> chunks() {
        return chunks;
    }

    /**
     * What a batch of so many rows is held against.
     *
     * @param columns those that are judged
     * @param whole the reference
     * @param rows of the batch
     * @param minimumRows a column with fewer values is not judged
     */
    public NullChoice choose(Map<String, FeatureType> columns, DataProfile whole, long rows, int minimumRows) {
        if (description.lack() != null) {
            return new NullChoice.Independent(description.lack());
        }
        double base = base();
        int merged = (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.rint(rows / base)));
        int count = chunks.size() / merged + adopted(merged * base).size();
        if (count < CalibratedNull.MINIMUM) {
            return new NullChoice.Independent(String.format(
                    Locale.ROOT,
                    "the reference is too short to know its own variation: it has %d chunks of %.0f rows, and %d are needed",
                    count,
                    merged * base,
                    CalibratedNull.MINIMUM));
        }
        double size = rows / (merged * base);
        if (size < CalibratedNull.LEAST_SIZE || size > CalibratedNull.GREATEST_SIZE) {
            return ofAnotherSize(rows, base);
        }
        if (merged > 1 && description.sampled()) {
            return new NullChoice.Independent(
                    "the batch has the rows of " + merged + " periods, of which the reference keeps single ones only");
        }
        return learnt(new Question(merged, Map.copyOf(columns), minimumRows), columns, whole, size);
    }

    /**
     * A part of a calendar period, or more than one, is no smaller period: it may be its nights. Without a period, rows are all
     * that is known.
     */
    private NullChoice ofAnotherSize(long rows, double base) {
        String reason = String.format(
                Locale.ROOT,
                "the batch has %d rows, and no chunk of the reference is of that size: they have %.0f",
                rows,
                base);
        return description.period() == null
                ? new NullChoice.Independent(reason)
                : new NullChoice.Unknowable(reason, Map.of());
    }

    private synchronized NullChoice learnt(
            Question question, Map<String, FeatureType> columns, DataProfile whole, double size) {
        return switch (learnt.computeIfAbsent(question, asked -> learn(asked, columns, whole))) {
            case NullChoice.Learnt(WindowNull found, double ignored) -> new NullChoice.Learnt(found, size);
            case NullChoice.Unknowable unknowable -> unknowable;
            case NullChoice.Independent independent -> independent;
        };
    }

    private NullChoice learn(Question question, Map<String, FeatureType> columns, DataProfile whole) {
        List<DataProfile> merged = merged(question.merged());
        merged.addAll(adopted(question.merged() * base()));
        double rows = merged.stream().mapToLong(DataProfile::rows).average().orElseThrow();
        Traces all = Traces.of(columns, whole, rows, question.minimumRows());
        Map<String, Double> wandering = all.wandering(whole, merged, mostBetween(merged.size()));
        Traces traces = all.without(wandering.keySet());
        if (traces.columns().isEmpty()) {
            return new NullChoice.Unknowable(
                    "the level of every column wanders, so no reference says what is usual", wandering);
        }
        Duration length = description.period() == null
                ? description.span().dividedBy(merged.size())
                : description.period().multipliedBy(question.merged());
        return WindowNull.of(
                        merged,
                        traces,
                        description.sampled() ? whole : null,
                        length,
                        description.period() != null,
                        wandering)
                .<NullChoice>map(found -> new NullChoice.Learnt(found, 1))
                .orElseGet(() -> new NullChoice.Independent("no column has enough values in the reference's chunks"));
    }

    /**
     * Of a column with a greater share of its variance between the chunks the reference does not say what is usual. A random walk
     * has about 1 - 2/m of it there, with much scatter where there are few; what forgets within a chunk has less than 0.7.
     */
    private static double mostBetween(int chunkCount) {
        return Math.clamp(1 - 4.0 / chunkCount, 0.7, 0.9);
    }

    /** The rows of a chunk, on average. */
    private double base() {
        return chunks.stream().mapToLong(DataProfile::rows).average().orElse(Double.NaN);
    }

    /** Those of about so many rows. */
    private List<DataProfile> adopted(double rows) {
        return adopted.stream()
                .filter(window -> window.rows() >= CalibratedNull.LEAST_SIZE * rows
                        && window.rows() <= CalibratedNull.GREATEST_SIZE * rows)
                .toList();
    }

    /** So many neighbours at a time as one; what remains at the end is left out. */
    private List<DataProfile> merged(int neighbours) {
        List<DataProfile> merged = new ArrayList<>();
        for (int from = 0; from + neighbours <= chunks.size(); from += neighbours) {
            merged.add(
                    chunks.subList(from, from + neighbours).stream().reduce(DataProfile.empty(), DataProfile::merge));
        }
        return merged;
    }
}
