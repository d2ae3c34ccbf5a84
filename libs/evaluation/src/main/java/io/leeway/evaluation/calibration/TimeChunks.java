package io.leeway.evaluation.calibration;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.FeatureType;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.calibration.CalibratedNull;

/**
 * The chunks of a reference in the order of time. Remembers what it has learnt for batches of one size; for many threads.
 */
public final class TimeChunks {

    private static final int REMEMBERED = 16;

    /** With fewer chunks rows are taken as independent. */
    private static final int FEWEST = 5;

    private final Description description;
    private final List<DataProfile> chunks;
    private final Dependence dependence;
    private final List<DataProfile> adopted;
    private final Map<Question, ChunkLearning> learnt = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, ChunkLearning> eldest) {
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
     * @param begins when each begins; none where that was not kept
     */
    public record Description(
            @Nullable Duration period,
            Duration span,
            boolean sampled,
            @Nullable String lack,
            List<Instant> begins) {

        /** Copies the times. */
        public Description {
            begins = List.copyOf(begins);
        }

        /** Of chunks of which it is not known when they begin. */
        public Description(@Nullable Duration period, Duration span, boolean sampled, @Nullable String lack) {
            this(period, span, sampled, lack, List.of());
        }

        static Description lacking(String lack) {
            return new Description(null, Duration.ZERO, false, lack);
        }
    }

    private record Question(int merged, Map<String, FeatureType> columns, int minimumRows) {}

    /**
     * These chunks, the earliest first; only their columns are looked at.
     *
     * @param dependence of the reference's rows, which batches are judged by where there are too few chunks
     */
    public TimeChunks(Description description, List<DataProfile> chunks, Dependence dependence) {
        this(description, chunks, dependence, List.of());
    }

    private TimeChunks(
            Description description, List<DataProfile> chunks, Dependence dependence, List<DataProfile> adopted) {
        this.description = description;
        this.chunks = List.copyOf(chunks);
        this.dependence = dependence;
        this.adopted = List.copyOf(adopted);
    }

    /** Chunks of rows of which nobody knows how they depend on each other. */
    public TimeChunks(Description description, List<DataProfile> chunks) {
        this(description, chunks, Dependence.unknown());
    }

    /**
     * These chunks and windows that somebody has accepted as usual, the earliest first. A window is a further chunk for
     * batches of about its size, whatever size the chunks are of.
     */
    public TimeChunks with(List<DataProfile> windows) {
        return new TimeChunks(description, chunks, dependence, windows);
    }

    /** What is known besides the rows. */
    public Description description() {
        return description;
    }

    /** The chunks, the earliest first. */
    public List<DataProfile> chunks() {
        return chunks;
    }

    /** How the reference's rows depend on each other. */
    public Dependence dependence() {
        return dependence;
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
        int merged = together(rows);
        int count = chunks.size() / merged + adopted(merged).size();
        double size = rows / (merged * base);
        Supplier<Question> question = () -> new Question(merged, Map.copyOf(columns), minimumRows);
        if (count < FEWEST) {
            return new NullChoice.Independent(tooShort(count, merged * base, FEWEST));
        }
        if (!CalibratedNull.isComparable(size)) {
            String reason = String.format(
                    Locale.ROOT,
                    "the batch has %d rows, and no chunk of the reference is of that size: they have %.0f",
                    rows,
                    base);
            // A part of a calendar period, or more than one, is no smaller period: it may be its nights.
            return description.period() == null
                    ? learnt(question.get(), columns, whole).worth(size, reason)
                    : new NullChoice.Unknowable(reason, Map.of());
        }
        if (merged > 1 && description.sampled()) {
            return learnt(question.get(), columns, whole)
                    .worth(
                            size,
                            "the batch has the rows of " + merged
                                    + " periods, of which the reference keeps single ones only");
        }
        if (count < CalibratedNull.MINIMUM) {
            return learnt(question.get(), columns, whole)
                    .worth(size, tooShort(count, merged * base, CalibratedNull.MINIMUM));
        }
        return learnt(question.get(), columns, whole).against(size);
    }

    private static String tooShort(int count, double rows, int needed) {
        return String.format(
                Locale.ROOT,
                "the reference is too short to know its own variation: it has %d chunks of %.0f rows, and %d are needed",
                count,
                rows,
                needed);
    }

    /** How many neighbouring chunks have the nearest to so many rows. */
    int together(long rows) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.rint(rows / base())));
    }

    /** The rows of a chunk, on average. */
    double base() {
        return chunks.stream().mapToLong(DataProfile::rows).average().orElse(Double.NaN);
    }

    /** Those adopted windows that have about as many rows as so many chunks. */
    List<DataProfile> adopted(int neighbours) {
        double rows = neighbours * base();
        return adopted.stream()
                .filter(window -> CalibratedNull.isComparable(window.rows() / rows))
                .toList();
    }

    private synchronized ChunkLearning learnt(Question question, Map<String, FeatureType> columns, DataProfile whole) {
        return learnt.computeIfAbsent(
                question, asked -> ChunkLearning.of(this, asked.merged(), columns, whole, asked.minimumRows()));
    }
}
