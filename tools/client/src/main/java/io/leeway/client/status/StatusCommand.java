package io.leeway.client.status;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

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

import io.leeway.client.console.Limit;
import io.leeway.client.console.Terminal;
import io.leeway.client.http.IngestClient;
import io.leeway.client.http.Pages;
import io.leeway.client.http.Partial;
import io.leeway.client.http.PerformanceClient;
import io.leeway.client.http.RiskClient;
import io.leeway.client.http.ServiceAddresses;
import io.leeway.contracts.ContractJson;
import io.leeway.contracts.reports.BatchSummary;

/** Shows where models stand. */
@Command(
        name = "status",
        description = {
            "Shows all models, or the latest batches of one: what was accepted, judged, waits or was refused,",
            "and of each batch or window the drift, how many checks of data quality failed, performance and risk.",
            "Of one model also how many alarms about drift its budget allows and how many there were.",
            "A service that is away is named; what the others know is shown all the same."
        })
public final class StatusCommand implements Callable<Integer> {

    /** What is said where there is nothing to list. */
    public static final String NO_MODEL = "No model is registered yet. Register one with ./leeway apply -f model.yaml";

    private static final int MOST_BATCHES = 10_000;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private final ServiceAddresses services = new ServiceAddresses();

    @Mixin
    private final Limit limit = new Limit();

    @Parameters(index = "0", arity = "0..1", paramLabel = "MODEL", description = "the model's name")
    private @Nullable String model;

    private int last = 20;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "20",
            description = "of MODEL, the last batches, 1 to 10000 (default: ${DEFAULT-VALUE})")
    private void last(int wanted) {
        if (wanted < 1 || wanted > MOST_BATCHES) {
            throw new ParameterException(command.commandLine(), "--last is a number from 1 to " + MOST_BATCHES + ".");
        }
        last = wanted;
    }

    @Option(names = "--json", description = "answer as JSON")
    private boolean json;

    @Override
    public Integer call() {
        Partial partial = new Partial();
        Optional<JsonNode> accounting = partial.ask(this::accounting);
        Optional<JsonNode> alerts = partial.ask(() -> services.alertClient().firing(model));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        String text;
        if (model == null) {
            Optional<JsonNode> models = partial.ask(this::assessed);
            models.ifPresent(it -> answer.set("models", it));
            text = StatusTable.of(accounting, models)
                    + limit.note(accounting
                            .or(() -> models)
                            .map(StatusCommand::listed)
                            .orElse(0));
        } else {
            String name = model;
            Optional<List<BatchSummary>> batches =
                    partial.ask(() -> services.riskClient().batches(name, last), List.of());
            batches.ifPresent(it -> answer.set("batches", ContractJson.mapper().valueToTree(it)));
            Optional<JsonNode> labels =
                    partial.ask(() -> services.performanceClient().waitingLabels(name));
            labels.ifPresent(it -> answer.set("waitingLabels", it));
            Optional<JsonNode> budget =
                    partial.ask(() -> services.riskClient().alarmBudget(name)).flatMap(it -> it);
            budget.ifPresent(it -> answer.set("alarmBudget", it));
            text = StatusTable.of(accounting, batches, name)
                    + budget.map(it -> System.lineSeparator() + Budgets.words(it))
                            .orElse("")
                    + labels.filter(it -> it.path("rows").asLong() > 0)
                            .map(it -> System.lineSeparator() + PerformanceClient.words(it))
                            .orElse("");
        }
        partial.report();
        accounting.ifPresent(it -> answer.set("accounting", it));
        alerts.ifPresent(it -> answer.put("firingAlerts", it.size()));
        System.out.println(json ? Terminal.json(answer) : text);
        if (!json) {
            alerts.filter(it -> !it.isEmpty())
                    .ifPresent(it -> System.out.printf("Incidents that nobody has acknowledged: %,d%n", it.size()));
            accounting.ifPresent(it -> Accounts.warnings(it).forEach(System.out::println));
        }
        return 0;
    }

    private static int listed(JsonNode answer) {
        return answer.path("models").isArray() ? answer.path("models").size() : answer.size();
    }

    private JsonNode assessed() {
        RiskClient risk = services.riskClient();
        return JsonNodeFactory.instance.arrayNode().addAll(Pages.byModel(limit.most(), risk::models, page -> page));
    }

    private JsonNode accounting() {
        IngestClient ingest = services.ingestClient();
        if (model != null) {
            return ingest.accounting(model);
        }
        ObjectNode sums = JsonNodeFactory.instance.objectNode();
        List<JsonNode> models = Pages.byModel(
                limit.most(),
                (most, after) -> {
                    JsonNode page = ingest.accounting(most, after);
                    sums.set("deadLetters", page.path("deadLetters"));
                    sums.set("outbox", page.path("outbox"));
                    return page;
                },
                page -> page.path("models"));
        sums.putArray("models").addAll(models);
        return sums;
    }
}
