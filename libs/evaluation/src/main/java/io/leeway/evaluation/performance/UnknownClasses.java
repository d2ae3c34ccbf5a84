package io.leeway.evaluation.performance;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.leeway.evaluation.performance.metrics.LabelledRows;

/** Finds labels that the reference does not have. */
final class UnknownClasses {

    /** So many different ones are listed; more are a sign of another column. */
    private static final int MOST = 100;

    private UnknownClasses() {}

    /** Unknown labels with their rows; none when nothing is known of the reference's labels. */
    static Map<String, Long> of(LabelledRows rows, Set<String> known) {
        Map<String, Long> unknown = new TreeMap<>();
        if (rows instanceof LabelledRows.Classified classified && !known.isEmpty()) {
            Arrays.stream(classified.truth())
                    .filter(label -> !known.contains(label))
                    .filter(label -> unknown.size() < MOST || unknown.containsKey(label))
                    .forEach(label -> unknown.merge(label, 1L, Long::sum));
        }
        return unknown;
    }
}
