package io.leeway.contracts.model;

import java.io.IOException;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.text.JsonFaults;
import io.leeway.contracts.text.Names;

/**
 * Reads a model definition that a person wrote, strictly: an unknown key, a key given twice, a wrong type or a rule
 * broken is refused with its place.
 */
public final class ModelDefinitionReader {

    private static final ObjectMapper JSON = strict(ContractJson.configure(JsonMapper.builder()));
    private static final ObjectMapper YAML = strict(ContractJson.configure(YAMLMapper.builder()));

    private static final int LONGEST_PLACE = 300;
    private static final int LONGEST_MESSAGE = 1_000;

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

    /**
     * Reads JSON text with rules that are to hold beside those of a definition, as if they stood at the end of its own.
     *
     * @throws InvalidDefinitionException if the text is no such rules, or they cannot be beside the definition's
     */
    public static AddedRules rulesFromJson(ModelDefinition definition, byte[] document) {
        return read(JSON, document, AddedRules.class, added -> added.check(definition));
    }

    private static ModelDefinition read(ObjectMapper mapper, byte[] document) {
        return read(mapper, document, ModelDefinition.class, ModelDefinitionRules::check);
    }

    private static <T> T read(ObjectMapper mapper, byte[] document, Class<T> type, Consumer<T> check) {
        T read;
        try {
            read = mapper.readValue(document, type);
        } catch (JsonProcessingException exception) {
            throw refusal(mapper, document, exception);
        } catch (IOException exception) {
            throw new InvalidDefinitionException("document", "The document is not text in UTF-8.");
        } catch (RuntimeException exception) {
            // What the YAML library throws for text that it cannot even read as characters.
            throw new InvalidDefinitionException("document", "The document is not " + form(mapper) + ".");
        }
        if (read == null) {
            throw new InvalidDefinitionException("document", "The document is empty.");
        }
        try {
            check.accept(read);
        } catch (InvalidDefinitionException broken) {
            DefinitionPlaces.Place place = DefinitionPlaces.find(mapper, document, broken.place());
            throw new InvalidDefinitionException(
                    place(Names.clean(broken.place(), LONGEST_PLACE), place.location()),
                    Names.clean(String.valueOf(broken.getMessage()), LONGEST_MESSAGE));
        }
        return read;
    }

    private static InvalidDefinitionException refusal(
            ObjectMapper mapper, byte[] document, JsonProcessingException exception) {
        String path = JsonFaults.path(exception);
        if (!(exception instanceof JsonMappingException) || exception.getCause() instanceof JsonProcessingException) {
            return new InvalidDefinitionException(
                    place(path, exception.getLocation()), JsonFaults.explain(exception, null, form(mapper)));
        }
        if (exception instanceof ValueInstantiationException) {
            // No record takes a null within a list or map, and none says where it stood.
            String missing = DefinitionPlaces.firstNull(mapper, document);
            path = missing.isEmpty() ? path : missing;
        }
        DefinitionPlaces.Place place = DefinitionPlaces.find(mapper, document, path);
        return new InvalidDefinitionException(
                place(path, place.location()),
                JsonFaults.explain(exception, place.whole() ? place.found() : null, form(mapper)));
    }

    private static String form(ObjectMapper mapper) {
        return mapper.equals(YAML) ? "YAML" : "JSON";
    }

    private static String place(String path, @Nullable JsonLocation location) {
        String where = JsonFaults.location(location);
        if (path.isEmpty()) {
            return where.isEmpty() ? "document" : where;
        }
        return where.isEmpty() ? path : path + " (" + where + ")";
    }
}
