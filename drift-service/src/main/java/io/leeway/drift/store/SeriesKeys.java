package io.leeway.drift.store;

import java.util.HashMap;
import java.util.Map;

import io.leeway.contracts.model.DefinitionKey;
import io.leeway.contracts.model.ModelDefinition;

/** The keys of a definition's columns, by which a statistic's values are kept apart; for one thread. */
final class SeriesKeys {

    private final ModelDefinition definition;
    private final String adoptedKey;
    private final Map<String, String> keys = new HashMap<>();

    /**
     * Of a definition.
     *
     * @param adoptedKey tells apart what was adopted into the reference; empty for nothing
     */
    SeriesKeys(ModelDefinition definition, String adoptedKey) {
        this.definition = definition;
        this.adoptedKey = adoptedKey;
    }

    String of(String column) {
        return adoptedKey.isEmpty() ? ofUnnoted(column) : ofUnnoted(column) + "+" + adoptedKey;
    }

    /** The key of the column while nothing was adopted. */
    String ofUnnoted(String column) {
        return keys.computeIfAbsent(column, name -> DefinitionKey.ofStatistics(definition, name));
    }
}
