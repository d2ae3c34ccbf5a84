package io.leeway.support.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;

import io.leeway.contracts.ContractJson;

/** Values that a column holds as the text of their JSON. */
public final class StoredJson {

    private StoredJson() {}

    /**
     * The value's JSON.
     *
     * @throws UncheckedIOException if it cannot be written as JSON
     */
    public static String write(Object value) {
        try {
            return ContractJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /**
     * The value that a column holds.
     *
     * @throws UncheckedIOException if it holds another kind
     */
    public static <T> T read(String json, Class<T> type) {
        try {
            return ContractJson.mapper().readValue(json, type);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Likewise a value of a generic type. */
    public static <T> T read(String json, TypeReference<T> type) {
        try {
            return ContractJson.mapper().readValue(json, type);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
