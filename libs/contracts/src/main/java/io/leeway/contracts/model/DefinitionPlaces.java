package io.leeway.contracts.model;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.text.JsonFaults;

/**
 * Finds where a key stands in a document by reading it again: the parser that failed has already read on, in the worst
 * case to the end.
 */
final class DefinitionPlaces {

    /**
     * Where a path, or the longest part of it that is there, stands.
     *
     * @param location line and column of the key, or of the element of a list; absent if no part of the path is there
     * @param found what stands there, in words
     * @param whole whether all of the path is there
     */
    record Place(@Nullable JsonLocation location, String found, boolean whole) {}

    private final JsonParser parser;
    private final String path;
    private Place best = new Place(null, "nothing", false);
    private int longest;

    private DefinitionPlaces(JsonParser parser, String path) {
        this.parser = parser;
        this.path = path;
    }

    static Place find(ObjectMapper mapper, byte[] document, String path) {
        try (JsonParser parser = mapper.getFactory().createParser(document)) {
            DefinitionPlaces places = new DefinitionPlaces(parser, path);
            places.top(parser.nextToken());
            return places.best;
        } catch (IOException | RuntimeException unreadable) {
            // Read as far as it can be read; a place further up is still right.
            return new Place(null, "nothing", false);
        }
    }

    /** The path of the first null within a list, or of a key's value; empty if there is none. */
    static String firstNull(ObjectMapper mapper, byte[] document) {
        try {
            return firstNull("", mapper.readTree(document));
        } catch (IOException | RuntimeException unreadable) {
            return "";
        }
    }

    private static String firstNull(String path, JsonNode node) {
        if (node.isNull()) {
            return path;
        }
        String found = "";
        for (int i = 0; node.isArray() && found.isEmpty() && i < node.size(); i++) {
            found = firstNull(join(path, "[" + i + "]"), node.get(i));
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (found.isEmpty()) {
                found = firstNull(join(path, JsonFaults.show(field.getKey())), field.getValue());
            }
        }
        return found;
    }

    private void top(@Nullable JsonToken token) throws IOException {
        if (path.isEmpty()) {
            best = new Place(parser.currentTokenLocation(), describe(token), true);
        } else {
            value("", token);
        }
    }

    /** The recursion is as deep as the document, which the parser bounds. */
    private void value(String prefix, @Nullable JsonToken token) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            while (!best.whole() && parser.nextToken() == JsonToken.FIELD_NAME) {
                JsonLocation at = parser.currentTokenLocation();
                String place = join(prefix, JsonFaults.show(parser.currentName()));
                reach(place, at, parser.nextToken());
            }
        } else if (token == JsonToken.START_ARRAY) {
            int index = 0;
            JsonToken element = parser.nextToken();
            while (!best.whole() && element != null && element != JsonToken.END_ARRAY) {
                reach(join(prefix, "[" + index + "]"), parser.currentTokenLocation(), element);
                element = parser.nextToken();
                index++;
            }
        }
    }

    private void reach(String place, JsonLocation at, @Nullable JsonToken token) throws IOException {
        boolean whole = path.equals(place);
        if (!whole && !path.startsWith(place + ".")) {
            parser.skipChildren();
            return;
        }
        if (place.length() > longest) {
            longest = place.length();
            best = new Place(at, describe(token), whole);
        }
        if (!whole) {
            value(place, token);
        }
    }

    private String describe(@Nullable JsonToken token) throws IOException {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "the number " + JsonFaults.show(parser.getText());
            case VALUE_NULL -> "nothing";
            case VALUE_TRUE, VALUE_FALSE -> parser.getText();
            default -> "the text '" + JsonFaults.show(String.valueOf(parser.getText())) + "'";
        };
    }

    private static String join(String prefix, String key) {
        return prefix.isEmpty() ? key : prefix + "." + key;
    }
}
