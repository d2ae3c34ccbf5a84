package io.leeway.ingest.datasets;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.leeway.contracts.ContractJson;

/** What a client was answered, kept so that a repetition is answered alike. */
final class StoredAnswer {

    private StoredAnswer() {}

    static <A> A read(DatasetEntity entity, Class<A> type) {
        try {
            return ContractJson.mapper().readValue(entity.answer, type);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    static String write(Object answer) {
        try {
            return ContractJson.mapper().writeValueAsString(answer);
        } catch (JsonProcessingException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
