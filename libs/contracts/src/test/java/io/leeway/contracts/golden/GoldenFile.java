package io.leeway.contracts.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;

import io.leeway.contracts.ContractJson;

/**
 * A contract as it is written, checked in. When it changes, the file as it was stays below {@code earlier}, since messages
 * and stored documents of that shape stay, too.
 */
record GoldenFile(Path folder, String name, JavaType type) {

    private static final Path ROOT =
            Path.of(System.getProperty("leeway.root")).resolve("libs/contracts/src/test/resources/golden");
    private static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    static GoldenFile of(String name, JavaType type) {
        return new GoldenFile(ROOT, name, type);
    }

    private Path file() {
        return folder.resolve(name + ".json");
    }

    boolean exists() {
        return Files.exists(file());
    }

    JsonNode json() {
        try {
            return ContractJson.mapper().readTree(Files.readString(file()));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** The shapes that the contract had before. */
    List<JsonNode> earlier() {
        Path earlier = folder.resolve("earlier").resolve(name).getParent();
        try (Stream<Path> files = Files.exists(earlier) ? Files.list(earlier) : Stream.empty()) {
            List<JsonNode> found = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                if (file.getFileName().toString().matches(Path.of(name).getFileName() + "-\\d+\\.json")) {
                    found.add(ContractJson.mapper().readTree(Files.readString(file)));
                }
            }
            return found;
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Reads JSON of the contract and writes it again. */
    JsonNode again(JsonNode json) {
        try {
            Object value = ContractJson.mapper().readerFor(type).readValue(json);
            return ContractJson.mapper().readTree(ContractJson.mapper().writeValueAsString(value));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Writes the file, and keeps what it said. */
    void write(JsonNode current) {
        try {
            if (exists() && !json().equals(current)) {
                Path kept = folder.resolve("earlier")
                        .resolve(name + "-" + (earlier().size() + 1) + ".json");
                Files.createDirectories(kept.getParent());
                Files.move(file(), kept);
            }
            Files.createDirectories(file().getParent());
            Files.writeString(file(), pretty(current));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static String pretty(JsonNode json) {
        try {
            return ContractJson.mapper().writer(PRINTER).writeValueAsString(json) + "\n";
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException(exception);
        }
    }

    /** What of the first document is not in the second, as paths of properties and elements. */
    static List<String> lost(JsonNode first, JsonNode second) {
        List<String> lost = new ArrayList<>();
        lost("", first, second, lost);
        return lost;
    }

    private static void lost(String path, JsonNode first, JsonNode second, List<String> lost) {
        if (first.isObject()) {
            for (Map.Entry<String, JsonNode> field : first.properties()) {
                lost(path + "/" + field.getKey(), field.getValue(), second.path(field.getKey()), lost);
            }
        } else if (first.isArray()) {
            for (int i = 0; i < first.size(); i++) {
                lost(path + "/" + i, first.get(i), second.path(i), lost);
            }
        } else if (!first.equals(second)) {
            lost.add(path);
        }
    }
}
