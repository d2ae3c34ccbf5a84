package io.leeway.support.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.bson.Document;

import io.leeway.contracts.ContractJson;

/** Contract records as MongoDB documents of the same shape as their JSON. */
public final class Documents {

    private Documents() {}

    /**
     * The record as a document.
     *
     * @throws IllegalArgumentException if it cannot be written as JSON, for example because it holds a NaN
     */
    public static Document of(Object value) {
        return Document.parse(text(value));
    }

    /**
     * The record as text, for what is read as a whole only: names of columns may hold what names of fields may not.
     *
     * @throws IllegalArgumentException if it cannot be written as JSON
     */
    public static String text(Object value) {
        try {
            return ContractJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException exception) {
            throw new IllegalArgumentException("a " + value.getClass().getSimpleName() + " is no JSON", exception);
        }
    }

    /**
     * The record that a text holds.
     *
     * @throws IllegalStateException if it holds another kind of record
     */
    public static <T> T read(String text, Class<T> type) {
        try {
            return ContractJson.mapper().readValue(text, type);
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException("a stored text is no " + type.getSimpleName(), exception);
        }
    }

    /**
     * The record that a document holds.
     *
     * @throws IllegalStateException if it holds another kind of record
     */
    public static <T> T read(Document document, Class<T> type) {
        try {
            return ContractJson.mapper().convertValue(document, type);
        } catch (IllegalArgumentException exception) {
            throw new IllegalStateException("a stored document is no " + type.getSimpleName(), exception);
        }
    }
}
