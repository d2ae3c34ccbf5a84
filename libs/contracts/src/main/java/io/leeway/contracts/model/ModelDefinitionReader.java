package io.leeway.contracts.model;

import java.io.IOException;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.leeway.contracts.ContractJson;

/**
 * Reads a model definition that a person wrote, strictly: an unknown key, a key given twice, a wrong type or a rule
 * broken is refused with its place.
 */
public final class ModelDefinitionReader {

    private static final ObjectMapper JSON = strict(ContractJson.configure(JsonMapper.builder()));
    private static final ObjectMapper YAML = strict(ContractJson.configure(YAMLMapper.builder()));

    private ModelDefinitionReader() {}

    /**
     * Reads JSON text.
     *
     * @throws InvalidDefinitionException if the text is no valid definition
     */
    public static ModelDefinition fromJson(byte[] document) {
        return read(JSON, document);
    }

    /**
     * Reads YAML text.
     *
     * @throws InvalidDefinitionException if the text is no valid definition
     */
    public static ModelDefinition fromYaml(byte[] document) {
        return read(YAML, document);
    }

    private static ObjectMapper strict(ObjectMapper mapper) {
        return mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    private static ModelDefinition read(ObjectMapper mapper, byte[] document) {
        ModelDefinition definition;
        try {
            definition = mapper.readValue(document, ModelDefinition.class);
        } catch (JsonProcessingException exception) {
            throw new InvalidDefinitionException(place(exception), explain(exception));
        } catch (IOException exception) {
            throw new InvalidDefinitionException("document", "The document is not readable text.");
        }
        if (definition == null) {
            throw new InvalidDefinitionException("document", "The document is empty.");
        }
        ModelDefinitionRules.check(definition);
        return definition;
    }

    private static String explain(JsonProcessingException exception) {
        return switch (exception) {
            case UnrecognizedPropertyException unknown ->
                "Unknown key '" + unknown.getPropertyName() + "'; known here: "
                        + unknown.getKnownPropertyIds().stream()
                                .map(Object::toString)
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + ".";
            case InvalidFormatException format
            when format.getTargetType().isEnum() ->
                "'" + format.getValue() + "' is not one of " + allowed(format.getTargetType()) + ".";
            default -> exception.getOriginalMessage();
        };
    }

    private static String allowed(Class<?> type) {
        return java.util.Arrays.stream(type.getEnumConstants())
                .map(constant -> ContractJson.mapper().convertValue(constant, String.class))
                .filter(name -> !name.equals("unknown"))
                .collect(Collectors.joining(", "));
    }

    private static String place(JsonProcessingException exception) {
        String path = exception instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(reference -> reference.getFieldName() == null
                                ? "[" + reference.getIndex() + "]"
                                : reference.getFieldName())
                        .collect(Collectors.joining("."))
                : "";
        JsonLocation location = exception.getLocation();
        String where = location == null || location.getLineNr() < 1
                ? ""
                : "line " + location.getLineNr() + ", column " + location.getColumnNr();
        if (path.isEmpty()) {
            return where.isEmpty() ? "document" : where;
        }
        return where.isEmpty() ? path : path + " (" + where + ")";
    }
}
