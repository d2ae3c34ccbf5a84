package io.leeway.support.messaging;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.leeway.contracts.ContractJson;

/** Reads an event's data as the record that the contract says. */
final class ContractReader {

    private ContractReader() {}

    /**
     * The record.
     *
     * @throws UnprocessableEventException if the data contradict the contract, naming the field but none of the data
     */
    static <T> T read(String type, JsonNode data, Class<T> record) {
        if (!data.isObject()) {
            throw new UnprocessableEventException("the event " + type + " has no data");
        }
        try {
            return ContractJson.mapper().treeToValue(data, record);
        } catch (JsonMappingException exception) {
            throw new UnprocessableEventException(
                    "the data contradict the contract of " + type + place(exception) + cause(exception), exception);
        } catch (IOException | IllegalArgumentException exception) {
            throw new UnprocessableEventException("the data contradict the contract of " + type, exception);
        }
    }

    private static String place(JsonMappingException exception) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : exception.getPath()) {
            if (step.getFieldName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "" : " at " + path;
    }

    /** A record says itself what it lacks. */
    private static String cause(JsonMappingException exception) {
        return exception.getCause() instanceof NullPointerException lack && lack.getMessage() != null
                ? ": '" + lack.getMessage() + "' is missing"
                : "";
    }
}
