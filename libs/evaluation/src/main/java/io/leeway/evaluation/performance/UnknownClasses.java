package io.leeway.evaluation.performance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.leeway.contracts.text.Listing;
import io.leeway.contracts.text.Spelling;
import io.leeway.evaluation.performance.metrics.ClassPairs;
import io.leeway.evaluation.performance.metrics.LabelledData;
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
    static Optional<String> hindrance(LabelledData rows, Set<String> known) {
        Map<String, Long> labels = truth(rows);
        if (known.isEmpty() || labels.isEmpty() || labels.keySet().stream().anyMatch(known::contains)) {
            return Optional.empty();
        }
        Set<String> unknown = of(rows, known).keySet();
        return Optional.of("none of the " + rows.count() + " labels is of a class that the reference has: they are "
                + listed(unknown) + ", the reference has " + listed(new TreeSet<>(known))
                + Spelling.difference(unknown, known).map(way -> "; " + way).orElse(""));
    }

    private static String listed(Set<String> classes) {
        return Listing.of(classes, NAMED, name -> "'" + name + "'");
    }

    /** Unknown labels with their rows; none when nothing is known of the reference's labels. */
    static Map<String, Long> of(LabelledData rows, Set<String> known) {
        Map<String, Long> unknown = new TreeMap<>();
        if (!known.isEmpty()) {
            truth(rows).forEach((label, count) -> {
                if (!known.contains(label) && unknown.size() < MOST) {
                    unknown.put(label, count);
                }
            });
        }
        return unknown;
    }

    /** The rows of each true class, in the order in which they are listed; none of a regressor. */
    private static Map<String, Long> truth(LabelledData rows) {
        return switch (rows) {
            case ClassPairs pairs -> pairs.truth();
            case LabelledRows.Regressed ignored -> Map.of();
            case LabelledRows.Classified classified -> {
                Map<String, Long> truth = new LinkedHashMap<>();
                for (String label : classified.truth()) {
                    truth.merge(label, 1L, Long::sum);
                }
                yield truth;
            }
        };
    }
}
