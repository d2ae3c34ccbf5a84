package io.leeway.client.silences;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** Begins, lists and ends silences. */
@Command(
        name = "silence",
        description = {
            "Tells nobody of a model's incidents for a time; without a model and without --all, lists the silences.",
            "Incidents begin, go on and end all the same. What still lasts at the end of a silence is told then."
        })
public final class SilenceCommand implements Callable<Integer> {

    private static final Pattern SHORT = Pattern.compile("(\\d{1,4})\\s*([mhd])");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final ServiceAddresses services = new ServiceAddresses();

    @Parameters(paramLabel = "MODEL", arity = "0..1", description = "the model's name")
    private @Nullable String model;

    @Option(names = "--all", description = "silence all models")
    private boolean all;

    @Option(names = "--feature", paramLabel = "NAME", description = "only incidents that are about this feature alone")
    private @Nullable String feature;

    @Option(
            names = "--condition",
            paramLabel = "NAME",
            description = "only this condition, such as drift-share or no-data")
    private @Nullable String condition;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "when it ends: after 30m, 4h or 2d, or at a moment such as 2026-01-31T08:00:00Z")
    private @Nullable String until;

    @Mixin
    private final Justification justification = new Justification();

    @Option(names = "--end", paramLabel = "ID", description = "end this silence now")
    private @Nullable String end;

    @Option(names = "--json", description = "answer as JSON")
    private boolean json;

    @Override
    public Integer call() {
        AlertClient alerts = services.alertClient();
        if (end != null) {
            alerts.endSilence(end);
            System.out.println("Ended.");
            return 0;
        }
        if (model == null && !all) {
            JsonNode silences = alerts.silences();
            System.out.println(json ? Terminal.json(silences) : table(silences));
            return 0;
        }
        JsonNode begun = alerts.silence(request());
        System.out.println(
                json
                        ? Terminal.json(begun)
                        : "Silent until " + Terminal.safe(begun, "endsAt")
                                + "; end it sooner with: leeway silence --end " + Terminal.safe(begun, "id"));
        return 0;
    }

    private ObjectNode request() {
        if (model != null && all) {
            throw new ParameterException(spec.commandLine(), "Name a model or say --all, not both.");
        }
        if (until == null || !justification.isComplete()) {
            throw new ParameterException(
                    spec.commandLine(), "A silence needs --until and --reason, and --by where USER is not set.");
        }
        ObjectNode request =
                justification.on(JsonNodeFactory.instance.objectNode().put("ends", moment(until)));
        if (model != null) {
            request.put("model", model);
        }
        if (feature != null) {
            request.put("feature", feature);
        }
        if (condition != null) {
            request.put("condition", condition);
        }
        return request;
    }

    private static String moment(String text) {
        Matcher matcher = SHORT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return text;
        }
        String unit = matcher.group(2).toUpperCase(Locale.ROOT);
        return (unit.equals("D") ? "P" : "PT") + matcher.group(1) + unit;
    }

    private static String table(JsonNode silences) {
        if (silences.isEmpty()) {
            return "No silences.";
        }
        TextTable table = new TextTable("id", "model", "feature", "condition", "until", "by", "reason");
        for (JsonNode silence : silences) {
            table.row(
                    Terminal.safe(silence, "id"),
                    silence.has("model") ? Terminal.safe(silence, "model") : "all",
                    silence.has("feature") ? Terminal.safe(silence, "feature") : "all",
                    silence.has("condition") ? Terminal.safe(silence, "condition") : "all",
                    Terminal.safe(silence, "endsAt"),
                    Terminal.safe(silence, "createdBy"),
                    Terminal.safe(silence, "reason"));
        }
        return table.toString();
    }
}
