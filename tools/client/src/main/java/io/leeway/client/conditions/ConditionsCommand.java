package io.leeway.client.conditions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import io.leeway.client.console.Justification;
import io.leeway.client.console.Terminal;
import io.leeway.client.console.TextTable;
import io.leeway.client.http.AlertClient;
import io.leeway.client.http.ServiceAddresses;

/** Lists what a model is watched for, and adds rules to those of its definition. */
@Command(
        name = "conditions",
        description = {
            "Lists what a model is watched for, and by whose rules.",
            "Rules can be added to those of its definition, and taken away again. They hold from the next window on."
        })
public final class ConditionsCommand implements Callable<Integer> {

    private static final YAMLMapper YAML = new YAMLMapper();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final ServiceAddresses services = new ServiceAddresses();

    @Parameters(paramLabel = "MODEL", description = "the model's name")
    private String model = "";

    @Option(
            names = "--set",
            paramLabel = "FILE",
            description = "add the rules below 'rules' in this file, YAML or JSON, in place of those added before")
    private @Nullable Path file;

    @Option(names = "--drop", description = "take away the rules that were added")
    private boolean drop;

    @Mixin
    private final Justification justification = new Justification();

    @Option(names = "--json", description = "answer as JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        AlertClient alerts = services.alertClient();
        if (file != null && drop) {
            throw new ParameterException(spec.commandLine(), "Say --set or --drop, not both.");
        }
        if (drop) {
            alerts.dropConditions(model);
            System.out.println("Only the rules of the definition hold now, and the default ones as it says.");
            return 0;
        }
        JsonNode conditions = file == null ? alerts.conditions(model) : alerts.setConditions(model, request(file));
        System.out.println(json ? Terminal.json(conditions) : table(conditions));
        return 0;
    }

    private ObjectNode request(Path rules) throws IOException {
        if (!justification.isComplete()) {
            throw new ParameterException(
                    spec.commandLine(), "Adding rules needs --reason, and --by where USER is not set.");
        }
        if (!Files.isRegularFile(rules)) {
            throw new IllegalArgumentException("There is no file " + rules + ".");
        }
        JsonNode document;
        try {
            document = YAML.readTree(Files.readAllBytes(rules));
        } catch (JsonProcessingException exception) {
            throw new IllegalArgumentException(rules + " is neither YAML nor JSON.", exception);
        }
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        // What is wrong with the rules says the service, with the place.
        request.set("rules", document.path("rules"));
        return justification.on(request);
    }

    private static String table(JsonNode conditions) {
        TextTable table = new TextTable("condition", "of", "at or above", "hold", "repeat", "to", "rule");
        int own = conditions.path("definition").size();
        int added = conditions.path("rules").size();
        int place = 0;
        for (JsonNode rule : conditions.path("inForce")) {
            table.row(
                    Terminal.safe(rule, "on"),
                    Terminal.safe(rule, rule.has("metric") ? "metric" : "feature"),
                    Terminal.safe(rule, rule.has("above") ? "above" : "at"),
                    Terminal.safe(rule, "hold"),
                    Terminal.safe(rule, "repeat"),
                    Terminal.safe(rule.path("to"), rule.path("to").has("email") ? "email" : "address"),
                    place < own ? "definition" : place < own + added ? "added" : "default");
            place++;
        }
        String line = added == 0
                ? ""
                : "\nAdded by " + Terminal.safe(conditions, "by") + " at " + Terminal.safe(conditions, "changedAt")
                        + ": " + Terminal.safe(conditions, "reason");
        return table + line;
    }
}
