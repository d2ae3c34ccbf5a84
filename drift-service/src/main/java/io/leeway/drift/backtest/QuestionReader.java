package io.leeway.drift.backtest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.injection.InjectionPlan;
import io.leeway.contracts.injection.InjectionPlanReader;
import io.leeway.contracts.model.InvalidDefinitionException;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionReader;
import io.leeway.contracts.text.Names;
import io.leeway.evaluation.backtest.InjectionLimits;
import io.leeway.evaluation.profiles.MonitoredColumns;
import io.leeway.support.problem.Problem;
import io.leeway.support.problem.ProblemException;

/** Reads what is asked, strictly: what cannot be replayed is refused with its place. */
@ApplicationScoped
class QuestionReader {

    private static final ObjectMapper JSON = ContractJson.mapper();
    private static final Set<String> KEYS = Set.of("definition", "settings", "inject", "windows");
    private static final Set<String> SETTINGS = Set.of("drift", "alarms");
    private static final int LONGEST = 1_000;

    private final BacktestConfig config;

    QuestionReader(BacktestConfig config) {
        this.config = config;
    }

    /**
     * Reads a body, of which nothing is needed.
     *
     * @param today the model as it is registered
     * @throws ProblemException 400 if it is not what is expected here, 422 if it asks for what cannot be replayed
     */
    BacktestQuestion read(byte[] body, ModelDefinition today) throws JsonProcessingException {
        JsonNode asked = body.length == 0 ? JSON.createObjectNode() : parsed(body);
        if (!asked.isObject()) {
            throw bad("The body is a JSON object with any of definition, settings, inject and windows.", null);
        }
        known(asked, KEYS, "");
        if (asked.hasNonNull("definition") && asked.hasNonNull("settings")) {
            throw bad("Give either a whole definition or settings, not both.", "settings");
        }
        ModelDefinition other = other(asked, today);
        if (other != null) {
            SettingsChange.refuseOther(today, other);
        }
        return new BacktestQuestion(other, plan(asked.get("inject"), today), windows(asked.get("windows")));
    }

    private static JsonNode parsed(byte[] body) throws JsonProcessingException {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException exception) {
            throw exception;
        } catch (IOException exception) {
            throw bad("The body is not text in UTF-8.", null);
        }
    }

    private static void known(JsonNode object, Set<String> keys, String place) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (!keys.contains(member.getKey())) {
                String name = Names.clean(member.getKey(), Names.LONGEST);
                throw bad(
                        "'" + name + "' is not known here; there are "
                                + String.join(", ", keys.stream().sorted().toList()) + ".",
                        place + name);
            }
        }
    }

    private static @Nullable ModelDefinition other(JsonNode asked, ModelDefinition today)
            throws JsonProcessingException {
        if (asked.hasNonNull("definition")) {
            return definition(asked.get("definition"));
        }
        JsonNode settings = asked.get("settings");
        if (settings == null || settings.isNull()) {
            return null;
        }
        if (!settings.isObject()) {
            throw bad("settings is an object with any of alarms and drift.", "settings");
        }
        known(settings, SETTINGS, "settings.");
        ObjectNode whole = JSON.valueToTree(today);
        settings.properties().forEach(part -> whole.set(part.getKey(), part.getValue()));
        return definition(whole);
    }

    private static ModelDefinition definition(JsonNode document) throws JsonProcessingException {
        try {
            return ModelDefinitionReader.fromJson(JSON.writeValueAsBytes(document));
        } catch (InvalidDefinitionException exception) {
            throw ProblemException.invalidDefinition(exception);
        }
    }

    private InjectionPlan plan(@Nullable JsonNode document, ModelDefinition today) {
        if (document == null || document.isNull()) {
            return new InjectionPlan(List.of());
        }
        InjectionPlan plan;
        try {
            plan = InjectionPlanReader.read("inject", document);
        } catch (IllegalArgumentException exception) {
            throw bad(Names.clean(String.valueOf(exception.getMessage()), LONGEST), "inject");
        }
        if (plan.steps().size() > config.steps()) {
            throw unprocessable(
                    "too-many-steps",
                    "A plan has at most " + config.steps() + " steps here, and this one has "
                            + plan.steps().size() + ".",
                    List.of());
        }
        MonitoredColumns columns = MonitoredColumns.of(today);
        List<Problem.Entry> faults = new ArrayList<>();
        for (int i = 0; i < plan.steps().size(); i++) {
            Optional<String> fault = InjectionLimits.fault(plan.steps().get(i).injection(), columns);
            if (fault.isPresent()) {
                faults.add(new Problem.Entry(
                        null, null, Names.clean("step " + (i + 1) + ": " + fault.get() + ".", LONGEST)));
            }
        }
        if (!faults.isEmpty()) {
            throw unprocessable(
                    "not-injectable",
                    faults.size() == 1
                            ? faults.getFirst().message()
                            : faults.size() + " of the plan's steps cannot be put into past windows: "
                                    + faults.getFirst().message(),
                    faults);
        }
        return plan;
    }

    private int windows(@Nullable JsonNode asked) {
        if (asked == null || asked.isNull()) {
            return config.windows();
        }
        if (!asked.isIntegralNumber()
                || !asked.canConvertToInt()
                || asked.asInt() < 1
                || asked.asInt() > config.windows()) {
            throw bad("windows is a whole number from 1 to " + config.windows() + ".", "windows");
        }
        return asked.asInt();
    }

    private static ProblemException bad(String detail, @Nullable String place) {
        return ProblemException.of(400, "bad-backtest", "Bad backtest", detail, place, List.of());
    }

    private static ProblemException unprocessable(String type, String detail, List<Problem.Entry> entries) {
        return ProblemException.of(422, type, "Not replayable", detail, "inject", entries);
    }
}
