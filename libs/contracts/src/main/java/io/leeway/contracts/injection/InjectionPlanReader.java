package io.leeway.contracts.injection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.text.JsonFaults;

/** Reads a plan that a person wrote, strictly: what it does not know it refuses, with the step. */
public final class InjectionPlanReader {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private InjectionPlanReader() {}

    /**
     * Reads a plan.
     *
     * @throws IllegalArgumentException with the step, if the file is no valid plan
     */
    public static InjectionPlan read(Path file) throws IOException {
        return read(String.valueOf(file), tree(file));
    }

    /**
     * The document of a plan as it is written, which is not looked at closer.
     *
     * @throws IllegalArgumentException if there is no such file or it is not YAML
     */
    public static JsonNode tree(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("There is no file " + file + ".");
        }
        try {
            return YAML.readTree(file.toFile());
        } catch (JsonProcessingException exception) {
            throw new IllegalArgumentException(file + " is not YAML: " + exception.getOriginalMessage(), exception);
        }
    }

    /**
     * Reads a plan of a document, which stays as it is.
     *
     * @param source how the document is called in a refusal
     * @throws IllegalArgumentException with the step, if it is no valid plan
     */
    public static InjectionPlan read(String source, JsonNode document) {
        JsonNode steps = document.path("steps");
        if (!steps.isArray() || steps.isEmpty() || document.size() != 1) {
            throw new IllegalArgumentException(
                    source + ": a plan has one key, 'steps', with a list of at least one step.");
        }
        List<InjectionPlan.Step> read = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            String place = source + ", step " + (i + 1);
            if (!(steps.get(i).deepCopy() instanceof ObjectNode step)) {
                throw new IllegalArgumentException(place + ": a step is a map such as {injection: scale, ...}.");
            }
            JsonNode schedule = step.remove("schedule");
            Injection injection = value(place, step, Injection.class);
            refuse(place, InjectionRules.fault(injection));
            Schedule when =
                    schedule == null ? new Schedule.Always() : value(place + ", schedule", schedule, Schedule.class);
            refuse(place + ", schedule", when.fault());
            read.add(new InjectionPlan.Step(injection, when));
        }
        return new InjectionPlan(read);
    }

    private static <T> T value(String place, JsonNode node, Class<T> type) {
        try {
            return YAML.treeToValue(node, type);
        } catch (InvalidTypeIdException exception) {
            throw new IllegalArgumentException(place + ": " + kind(exception.getTypeId(), type), exception);
        } catch (JsonProcessingException exception) {
            String key = JsonFaults.path(exception);
            throw new IllegalArgumentException(
                    place + (key.isEmpty() ? "" : ", " + key) + ": " + JsonFaults.explain(exception, null, "YAML"),
                    exception);
        }
    }

    /** What kinds there are, without the parser's words, which name classes. */
    private static String kind(@Nullable String given, Class<?> type) {
        String key = type.getAnnotation(JsonTypeInfo.class).property();
        String known = Arrays.stream(type.getAnnotation(JsonSubTypes.class).value())
                .map(kind -> kind.value().getAnnotation(JsonTypeName.class).value())
                .collect(Collectors.joining(", "));
        return given == null
                ? "'" + key + "' is missing, one of " + known + "."
                : "There is no " + key + " '" + JsonFaults.show(given) + "'; it is one of " + known + ".";
    }

    private static void refuse(String place, @Nullable String fault) {
        if (fault != null) {
            throw new IllegalArgumentException(place + ": " + fault + ".");
        }
    }
}
