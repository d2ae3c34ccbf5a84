package io.leeway.statistics.vectors;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

/** One case of {@code vectors.json}: an input and what the reference libraries answer (versions in the file). */
record VectorCase(String id, JsonNode input, JsonNode expected) {

    private static final JsonNode ROOT = load();

    private static JsonNode load() {
        try (InputStream stream =
                Objects.requireNonNull(VectorCase.class.getResourceAsStream("/vectors/vectors.json"))) {
            return new ObjectMapper().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<VectorCase> ofKind(String kind) {
        return StreamSupport.stream(ROOT.get("cases").spliterator(), false)
                .filter(node -> node.get("kind").asText().equals(kind))
                .map(node -> new VectorCase(node.get("id").asText(), node.get("input"), node.get("expected")));
    }

    NumericProfile numeric(String side) {
        return NumericProfile.of(numbers(input.get(side)));
    }

    CategoricalProfile categorical(String side) {
        return categorical(input.get(side));
    }

    static CategoricalProfile categorical(JsonNode values) {
        CategoricalProfile.Builder builder = CategoricalProfile.builder();
        for (JsonNode value : values) {
            builder.add(value.isNull() ? null : value.asText());
        }
        return builder.build();
    }

    double[] numbers(String key) {
        return numbers(input.get(key));
    }

    static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(array.get(i));
        }
        return numbers;
    }

    static double number(JsonNode node) {
        if (node.isNull()) {
            return Double.NaN;
        }
        return node.isTextual() ? Double.parseDouble(node.asText()) : node.asDouble();
    }

    /** Whether the reference answers a number here; otherwise it refuses the input or answers NaN. */
    static boolean answers(JsonNode node) {
        return node != null && node.isNumber();
    }

    double expectedNumber(String pointer) {
        return number(expected.at(pointer));
    }

    @Override
    public String toString() {
        return id;
    }
}
