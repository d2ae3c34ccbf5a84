package io.leeway.workbench.init;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.text.Listing;

/**
 * What is told of the columns and need not be guessed.
 *
 * @param rowId the column that names a row
 * @param prediction the column of the prediction
 * @param target the column of the true value
 * @param types types of features
 */
record Told(
        @Nullable String rowId,
        @Nullable String prediction,
        @Nullable String target,
        Map<String, FeatureType> types) {

    private static final int NAMED = 20;

    /** Nothing is told. */
    static Told nothing() {
        return new Told(null, null, null, Map.of());
    }

    /** The column of one role; refused where the file does not have it. */
    static @Nullable Choice column(DataFacts facts, @Nullable String column, String option) {
        if (column == null) {
            return null;
        }
        if (!facts.columns().containsKey(column)) {
            throw new IllegalArgumentException("The column '" + column + "' of " + option + " is missing in "
                    + facts.name() + "; there are " + Listing.of(facts.columns().keySet(), NAMED) + ".");
        }
        return Choice.of(column, "as " + option + " says");
    }
}
