package io.leeway.evaluation.performance;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.leeway.contracts.text.Listing;
import io.leeway.contracts.text.Spelling;
import io.leeway.evaluation.performance.metrics.LabelledRows;

/** Finds labels that the reference does not have. */
final class UnknownClasses {

    /** Why no metric has a value then. */
    static final String NONE_KNOWN = "no label is of a class that the reference has";

    /** So many different ones are listed; more are a sign of another column. */
    private static final int MOST = 100;

    private static final int NAMED = 5;

    private UnknownClasses() {}

    /**
     * Why performance is unknown where no label is of a class that the reference has: then labels and predictions are written
     * in two ways, and every metric would be as bad as can be.
     */
    static Optional<String> hindrance(LabelledRows rows, Set<String> known) {
        if (known.isEmpty()
                || rows.size() == 0
                || !(rows instanceof LabelledRows.Classified classified)
                || Arrays.stream(classified.truth()).anyMatch(known::contains)) {
            return Optional.empty();
        }
        Set<String> labels = of(rows, known).keySet();
        return Optional.of("none of the " + rows.size() + " labels is of a class that the reference has: they are "
                + listed(labels) + ", the reference has " + listed(new TreeSet<>(known))
                + Spelling.difference(labels, known).map(way -> "; " + way).orElse(""));
    }

    private static String listed(Set<String> classes) {
        return Listing.of(classes, NAMED, name -> "'" + name + "'");
    }

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
