package io.leeway.evaluation.performance;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.evaluation.performance.metrics.ClassPairs;

/** Counts labelled rows one by one, in memory that is bounded by the most classes that are measured; for one thread. */
public final class PairCounter {

    private final Map<String, Map<String, Long>> pairs = new HashMap<>();
    private boolean tooMany;
    private long labelled;

    /**
     * Adds a row.
     *
     * @param truth its label
     * @param predicted absent where it has no prediction
     */
    public void add(String truth, @Nullable String predicted) {
        labelled++;
        if (predicted == null || tooMany) {
            return;
        }
        Map<String, Long> ofTruth = pairs.computeIfAbsent(truth, none -> new HashMap<>());
        ofTruth.merge(predicted, 1L, Long::sum);
        if (pairs.size() > ClassPairs.MOST_CLASSES || ofTruth.size() > ClassPairs.MOST_CLASSES) {
            tooMany = true;
            pairs.clear();
        }
    }

    /** Those of the rows so far. */
    public LabelledCounts counts() {
        return new LabelledCounts(labelled, tooMany ? ClassPairs.ofTooManyClasses() : ClassPairs.of(pairs));
    }
}
