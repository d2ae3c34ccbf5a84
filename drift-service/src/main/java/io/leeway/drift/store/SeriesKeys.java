package io.leeway.drift.store;

import java.util.HashMap;
import java.util.Map;

import io.leeway.contracts.model.DefinitionKey;
import io.leeway.contracts.model.ModelDefinition;

/** The keys of a definition's columns, by which a statistic's values are kept apart; for one thread. */
final class SeriesKeys {

    private final ModelDefinition definition;
    private final Map<String, String> keys = new HashMap<>();

    SeriesKeys(ModelDefinition definition) {
        this.definition = definition;
    }

    String of(String column) {
        return keys.computeIfAbsent(column, name -> DefinitionKey.ofStatistics(definition, name));
    }
}
