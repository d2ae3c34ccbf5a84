package io.leeway.client.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.leeway.contracts.model.InvalidDefinitionException;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionReader;

/** Reads a model's definition from a file. */
public final class DefinitionFile {

    private DefinitionFile() {}

    /**
     * Reads YAML, or JSON from a file that is named so.
     *
     * @throws IllegalArgumentException with the place, if there is no such file or it is no valid definition
     */
    public static ModelDefinition read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("There is no file " + file + ".");
        }
        byte[] document = Files.readAllBytes(file);
        try {
            return isJson(file) ? ModelDefinitionReader.fromJson(document) : ModelDefinitionReader.fromYaml(document);
        } catch (InvalidDefinitionException exception) {
            throw new IllegalArgumentException(
                    file + ": " + exception.getMessage() + " [" + exception.place() + "]", exception);
        }
    }

    static boolean isJson(Path file) {
        return file.toString().endsWith(".json");
    }
}
