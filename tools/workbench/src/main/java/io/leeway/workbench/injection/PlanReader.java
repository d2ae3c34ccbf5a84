package io.leeway.workbench.injection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.jspecify.annotations.Nullable;

/** Reads a plan that a person wrote, strictly: what it does not know it refuses, with the step. */
public final class PlanReader {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private PlanReader() {}

    /**
     * Reads a plan.
     *
     * @throws IllegalArgumentException with the step, if the file is no valid plan
     */
    public static InjectionPlan read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("There is no file " + file + ".");
        }
        try {
            return plan(file, YAML.readTree(file.toFile()));
        } catch (JsonProcessingException exception) {
            throw new IllegalArgumentException(file + " is not YAML: " + exception.getOriginalMessage(), exception);
        }
    }

    private static InjectionPlan plan(Path file, JsonNode document) {
        JsonNode steps = document.path("steps");
        if (!steps.isArray() || steps.isEmpty() || document.size() != 1) {
            throw new IllegalArgumentException(
                    file + ": a plan has one key, 'steps', with a list of at least one step.");
        }
        List<InjectionPlan.Step> read = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            String place = file + ", step " + (i + 1);
            if (!(steps.get(i) instanceof ObjectNode step)) {
                throw new IllegalArgumentException(place + ": a step is a map such as {injection: scale, ...}.");
            }
            JsonNode schedule = step.remove("schedule");
            read.add(new InjectionPlan.Step(
                    checked(place, value(place, step, Injection.class)),
                    schedule == null ? new Schedule.Always() : checked(place, value(place, schedule, Schedule.class))));
        }
        return new InjectionPlan(read);
    }

    private static <T> T value(String place, JsonNode node, Class<T> type) {
        try {
            return YAML.treeToValue(node, type);
        } catch (JsonProcessingException exception) {
            throw new IllegalArgumentException(place + ": " + exception.getOriginalMessage(), exception);
        }
    }

    private static Schedule checked(String place, Schedule schedule) {
        refuse(place + ", schedule", schedule.fault());
        return schedule;
    }

    private static Injection checked(String place, Injection injection) {
        refuse(place, injection.column() == null ? "'column' is missing" : fault(injection));
        return injection;
    }

    private static @Nullable String fault(Injection injection) {
        return switch (injection) {
            case Injection.ZeroInflation(String ignored, double share) -> share(share);
            case Injection.Missing(String ignored, double share) -> share(share);
            case Injection.LabelNoise(String ignored, double share) -> share(share);
            case Injection.NewCategory(String ignored, String value, double share) ->
                value == null ? "'value' is missing" : share(share);
            case Injection.SetLabel(String ignored, String value, double share) ->
                value == null ? "'value' is missing" : share(share);
            case Injection.SetCategory(String ignored, List<String> values, double share) ->
                values == null || values.isEmpty() ? "'values' is missing" : share(share);
            case Injection.CategorySwap(String ignored, String a, String b) ->
                a == null || b == null ? "'a' and 'b' are needed" : null;
            case Injection.TargetNoise(String ignored, List<Double> between) ->
                between == null || between.size() != 2 || !(between.getFirst() <= between.getLast())
                        ? "'between' is a list of two ascending factors"
                        : null;
            case Injection.MeanShift(String ignored, Double by, Double bySigmas) ->
                (by == null) == (bySigmas == null) ? "either 'by' or 'bySigmas' is needed" : null;
            case Injection.Noise(String ignored, double sigmas) -> sigmas >= 0 ? null : "'sigmas' must not be negative";
            case Injection.Scale ignored -> null;
            case Injection.UnitChange ignored -> null;
            case Injection.Frozen ignored -> null;
        };
    }

    private static @Nullable String share(double share) {
        return share >= 0 && share <= 1 ? null : "'share' must be between 0 and 1 but is " + share;
    }

    private static void refuse(String place, @Nullable String fault) {
        if (fault != null) {
            throw new IllegalArgumentException(place + ": " + fault + ".");
        }
    }
}
