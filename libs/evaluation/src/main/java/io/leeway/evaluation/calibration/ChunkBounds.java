package io.leeway.evaluation.calibration;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

/**
 * How much is kept of a chunk or window: {@value #MOST_POINTS} values of a numeric column, fewer where there are many columns,
 * and {@link Trace.Categories#MOST} categories; of what features do together, all.
 */
public final class ChunkBounds {

    /** The most values that are kept of a numeric column. */
    public static final int MOST_POINTS = 512;

    private static final int FEWEST_POINTS = 64;

    /** All values that are kept of so many chunks, so that they stay below about 32 MB; more from some 300 columns on. */
    private static final int MOST_VALUES = 2_000_000;

    private final int chunks;
    private final Map<String, Set<String>> frequent = new HashMap<>();

    /**
     * Bounds for chunks of a reference, or windows that are compared with it.
     *
     * @param whole the reference, whose most frequent categories are told apart
     * @param chunks how many are kept
     */
    public ChunkBounds(DataProfile whole, int chunks) {
        this.chunks = chunks;
        whole.categorical()
                .forEach((column, profile) -> frequent.put(
                        column,
                        Trace.Categories.mostFrequent(profile)
                                .mapToObj(profile::category)
                                .collect(Collectors.toSet())));
    }

    /** The columns of a chunk as they are kept, and what its features do together. */
    public DataProfile bounded(DataProfile chunk) {
        int points = Math.clamp(
                MOST_VALUES / Math.max(1, chunks * Math.max(1, chunk.numeric().size())), FEWEST_POINTS, MOST_POINTS);
        Map<String, NumericProfile> numeric = new HashMap<>();
        chunk.numeric().forEach((column, profile) -> numeric.put(column, profile.compress(points)));
        Map<String, CategoricalProfile> categorical = new HashMap<>();
        chunk.categorical()
                .forEach((column, profile) ->
                        categorical.put(column, profile.keep(frequent.getOrDefault(column, Set.of()))));
        return new DataProfile(chunk.rows(), numeric, categorical).withJoint(chunk.joint());
    }
}
