package io.leeway.evaluation.profiles;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.leeway.evaluation.joint.JointProfile;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

/**
 * The distributions of a data set's columns.
 *
 * @param rows how many rows it has
 * @param numeric the numeric columns by name
 * @param categorical the categorical columns by name
 * @param vectors samples of its vectors by name
 * @param repeats how many different rows (in their features) occur so many times, by that number; empty where it is not
 *     known
 * @param outputs whether a classifier's outputs fit together; nothing where that is not known
 * @param chunkDistances of a reference: the Jensen-Shannon distances of its ten chunks from the whole by column, which
 *     NannyML's thresholds come from
 * @param joint what its features do together
 */
public record DataProfile(
        long rows,
        Map<String, NumericProfile> numeric,
        Map<String, CategoricalProfile> categorical,
        Map<String, VectorSample> vectors,
        SortedMap<Long, Long> repeats,
        OutputFindings outputs,
        Map<String, List<Double>> chunkDistances,
        JointProfile joint) {

    /** A profile that nobody changes any more. */
    public DataProfile {
        numeric = Map.copyOf(numeric);
        categorical = Map.copyOf(categorical);
        vectors = Map.copyOf(vectors);
        repeats = Collections.unmodifiableSortedMap(new TreeMap<>(repeats));
        chunkDistances = Map.copyOf(chunkDistances);
    }

    /** A profile that says nothing of how outputs, or features, fit together. */
    public DataProfile(
            long rows,
            Map<String, NumericProfile> numeric,
            Map<String, CategoricalProfile> categorical,
            Map<String, VectorSample> vectors,
            SortedMap<Long, Long> repeats,
            Map<String, List<Double>> chunkDistances) {
        this(rows, numeric, categorical, vectors, repeats, OutputFindings.none(), chunkDistances, JointProfile.none());
    }

    /** Columns only. */
    public DataProfile(long rows, Map<String, NumericProfile> numeric, Map<String, CategoricalProfile> categorical) {
        this(rows, numeric, categorical, Map.of(), new TreeMap<>(), Map.of());
    }

    /** A profile of no rows. */
    public static DataProfile empty() {
        return new DataProfile(0, Map.of(), Map.of());
    }

    /** The numeric column; one of no rows when the data set has it not. */
    public NumericProfile numeric(String column) {
        @Nullable NumericProfile profile = numeric.get(column);
        return profile == null ? NumericProfile.empty() : profile;
    }

    /** The categorical column; one of no rows when the data set has it not. */
    public CategoricalProfile categorical(String column) {
        @Nullable CategoricalProfile profile = categorical.get(column);
        return profile == null ? CategoricalProfile.empty() : profile;
    }

    /** The sample of vectors of that name; an empty one when the data set has none. */
    public VectorSample vectors(String name) {
        @Nullable VectorSample sample = vectors.get(name);
        return sample == null ? VectorSample.empty() : sample;
    }

    /**
     * The profile of the rows of both. Which rows are the same is known within each side only, and what was learnt of a
     * reference's chunks is dropped.
     */
    public DataProfile merge(DataProfile other) {
        Map<String, NumericProfile> numbers = new HashMap<>(numeric);
        other.numeric.forEach((name, profile) -> numbers.merge(name, profile, NumericProfile::merge));
        Map<String, CategoricalProfile> categories = new HashMap<>(categorical);
        other.categorical.forEach((name, profile) -> categories.merge(name, profile, CategoricalProfile::merge));
        Map<String, VectorSample> samples = new HashMap<>(vectors);
        other.vectors.forEach((name, sample) -> samples.merge(name, sample, VectorSample::merge));
        SortedMap<Long, Long> times = new TreeMap<>(repeats);
        other.repeats.forEach((number, different) -> times.merge(number, different, Long::sum));
        return new DataProfile(
                rows + other.rows,
                numbers,
                categories,
                samples,
                times,
                outputs.merge(other.outputs),
                Map.of(),
                joined(other));
    }

    /** Of no rows, nothing is unknown. */
    private JointProfile joined(DataProfile other) {
        if (rows == 0) {
            return other.joint;
        }
        return other.rows == 0 ? joint : joint.merge(other.joint);
    }

    /** This profile with other profiles in the places of its numeric columns. */
    DataProfile withNumeric(UnaryOperator<NumericProfile> change) {
        Map<String, NumericProfile> changed = new HashMap<>();
        numeric.forEach((name, column) -> changed.put(name, change.apply(column)));
        return new DataProfile(rows, changed, categorical, vectors, repeats, outputs, chunkDistances, joint);
    }

    /** This profile with how often its rows occur. */
    public DataProfile withRepeats(SortedMap<Long, Long> times) {
        return new DataProfile(rows, numeric, categorical, vectors, times, outputs, chunkDistances, joint);
    }

    /** This profile with whether its outputs fit together. */
    public DataProfile withOutputs(OutputFindings found) {
        return new DataProfile(rows, numeric, categorical, vectors, repeats, found, chunkDistances, joint);
    }

    /** This profile with what was learnt of its chunks. */
    public DataProfile withChunkDistances(Map<String, List<Double>> distances) {
        return new DataProfile(rows, numeric, categorical, vectors, repeats, outputs, distances, joint);
    }

    /** This profile with what its features do together. */
    public DataProfile withJoint(JointProfile known) {
        return new DataProfile(rows, numeric, categorical, vectors, repeats, outputs, chunkDistances, known);
    }
}
