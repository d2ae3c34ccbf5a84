package io.leeway.workbench.compare;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.leeway.contracts.ContractJson;

/** A comparison as JSON, with numbers in full. */
final class JsonReport {

    private JsonReport() {}

    static String of(Comparison comparison) {
        try {
            return ContractJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(comparison);
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException("a comparison can always be written", exception);
        }
    }
}
