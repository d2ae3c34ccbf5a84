package io.leeway.risk.overview;

import java.util.Arrays;
import java.util.stream.Collectors;

import com.mongodb.client.model.Sorts;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.text.Names;
import io.leeway.support.problem.ProblemException;

/** In which order models are listed; equals by name. */
enum OverviewOrder {
    /** The highest level of the last judged window first, of one level the highest score. */
    WORST("worst", Sorts.descending("rank")),
    /** By name. */
    NAME("name", Sorts.ascending("_id")),
    /** Those first that have had data last. */
    NEWEST("newest", Sorts.descending("lastData")),
    /** Those first that have had no data for the longest time, or never. */
    OLDEST("oldest", Sorts.ascending("lastData")),
    /** The largest drop of performance first. */
    PERFORMANCE("performance", Sorts.descending("drop")),
    /** Those first of which the fewest labels have come. */
    COVERAGE("coverage", Sorts.ascending("coverage"));

    private final String word;
    private final Bson order;

    OverviewOrder(String word, Bson order) {
        this.word = word;
        this.order = order;
    }

    static OverviewOrder of(@Nullable String word) {
        return word == null
                ? WORST
                : Arrays.stream(values())
                        .filter(order -> order.word.equals(word))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.badRequest(
                                "bad-sort",
                                "Bad sort",
                                "sort is one of "
                                        + Arrays.stream(values())
                                                .map(order -> order.word)
                                                .collect(Collectors.joining(", "))
                                        + "; '" + Names.clean(word, 40) + "' is none."));
    }

    Bson order() {
        return order;
    }
}
