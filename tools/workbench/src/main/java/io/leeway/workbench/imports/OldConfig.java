package io.leeway.workbench.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/**
 * The earlier configuration, its keys joined by dots however they were nested.
 *
 * @param folder where it was, which its paths start from
 * @param values its values by key, in order; a list's values are joined by commas
 */
record OldConfig(Path folder, Map<String, String> values) {

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException if there is no such file or it is no map in YAML
     */
    static OldConfig read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("There is no file " + file + ".");
        }
        JsonNode document;
        try {
            document = new YAMLMapper().readTree(file.toFile());
        } catch (JsonProcessingException exception) {
            throw new IllegalArgumentException(file + " is not YAML: " + exception.getOriginalMessage(), exception);
        }
        if (!document.isObject()) {
            throw new IllegalArgumentException(file + " holds no keys such as app.dataset_name.");
        }
        Map<String, String> values = new LinkedHashMap<>();
        flatten("", document, values);
        Path folder = Objects.requireNonNull(file.toAbsolutePath().normalize().getParent(), "a file is in a folder");
        return new OldConfig(folder, values);
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isBlank());
    }

    /**
     * A number.
     *
     * @throws IllegalArgumentException if the value is none between 0 and 1
     */
    Optional<Double> share(String key) {
        return text(key).map(value -> {
            double number;
            try {
                number = Double.parseDouble(value);
            } catch (NumberFormatException exception) {
                throw new IllegalArgumentException(key + ": '" + value + "' is not a number.", exception);
            }
            if (!(number >= 0 && number <= 1)) {
                throw new IllegalArgumentException(key + ": " + value + " is not between 0 and 1.");
            }
            return number;
        });
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> values) {
        node.properties().forEach(entry -> {
            String key = prefix.isEmpty() ? entry.getKey() : prefix + "." + entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isObject()) {
                flatten(key, value, values);
            } else if (value.isArray()) {
                values.put(
                        key,
                        String.join(
                                ",",
                                java.util.stream.StreamSupport.stream(value.spliterator(), false)
                                        .map(JsonNode::asText)
                                        .toList()));
            } else {
                values.put(key, value.isNull() ? "" : value.asText());
            }
        });
    }
}
