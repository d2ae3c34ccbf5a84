package io.leeway.dashboard.types;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Schemas of OpenAPI 3.1 documents as TypeScript: an object as an interface, an enumeration as a union of texts. Knows
 * what our services' documents have, and refuses what else a schema can say.
 */
final class TypeScript {

    private static final Set<String> KNOWN = Set.of(
            "type",
            "format",
            "properties",
            "required",
            "items",
            "additionalProperties",
            "enum",
            "$ref",
            "description",
            "examples");

    private final Map<String, JsonNode> schemas = new TreeMap<>();

    /**
     * Adds the schemas of a document.
     *
     * @throws IllegalStateException if another document calls something else so
     */
    void add(JsonNode document) {
        document.at("/components/schemas").properties().forEach(schema -> {
            JsonNode other = schemas.putIfAbsent(schema.getKey(), schema.getValue());
            if (other != null && !other.equals(schema.getValue())) {
                throw new IllegalStateException("Two services call different things " + schema.getKey()
                        + ": give one another name with @Schema(name = ...).");
            }
        });
    }

    /** All schemas in the order of their names. */
    String text() {
        return schemas.entrySet().stream()
                .map(schema -> declaration(schema.getKey(), schema.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String declaration(String name, JsonNode schema) {
        if (!schema.has("properties")) {
            return "export type " + name + " = " + type(schema) + ";\n";
        }
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(property -> required.add(property.asText()));
        StringBuilder text = new StringBuilder("export interface " + name + " {\n");
        schema.get("properties").properties().forEach(property -> text.append("  ")
                .append(property.getKey())
                .append(required.contains(property.getKey()) ? ": " : "?: ")
                .append(type(property.getValue()))
                .append(";\n"));
        return text + "}\n";
    }

    private static String type(JsonNode schema) {
        schema.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                throw new IllegalStateException("Say in TypeScript what '" + name + "' of a schema means: " + schema);
            }
        });
        if (schema.has("$ref")) {
            return schema.get("$ref").asText().replaceFirst(".*/", "");
        }
        if (schema.has("enum")) {
            return stream(schema.get("enum"))
                    .map(value -> "'" + value.asText() + "'")
                    .collect(Collectors.joining(" | "));
        }
        if (schema.path("type").isArray()) {
            return stream(schema.get("type"))
                    .map(type -> plain(type.asText(), schema))
                    .collect(Collectors.joining(" | "));
        }
        return plain(schema.path("type").asText(), schema);
    }

    private static String plain(String type, JsonNode schema) {
        return switch (type) {
            case "string", "boolean", "null" -> type;
            case "integer", "number" -> "number";
            case "array" -> {
                String element = type(schema.get("items"));
                yield element.contains("|") ? "(" + element + ")[]" : element + "[]";
            }
            case "object" ->
                "Record<string, "
                        + (schema.has("additionalProperties") ? type(schema.get("additionalProperties")) : "unknown")
                        + ">";
            default -> throw new IllegalStateException("Say in TypeScript what this schema is: " + schema);
        };
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
