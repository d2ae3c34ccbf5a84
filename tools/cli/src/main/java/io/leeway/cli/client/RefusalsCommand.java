package io.leeway.cli.client;

import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.leeway.cli.TextTable;

/** Lists what was refused of a model. */
@Command(name = "refusals", description = "Lists what was sent for a model lately and refused as a whole, and why.")
public final class RefusalsCommand implements Callable<Integer> {

    @Mixin
    private final ServiceAddresses services = new ServiceAddresses();

    @Parameters(paramLabel = "MODEL", description = "the model's name")
    private String model = "";

    @Option(names = "--json", description = "answer as JSON")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode refusals = services.ingestClient().refusals(model);
        System.out.println(json ? Terminal.json(refusals) : asTable(refusals));
        return 0;
    }

    private static String asTable(JsonNode refusals) {
        if (refusals.isEmpty()) {
            return "Nothing was refused.";
        }
        TextTable table = new TextTable("when", "what", "name", "problem");
        for (JsonNode refusal : refusals) {
            table.row(
                    Ages.since(refusal, "at").map(age -> age + " ago").orElse("-"),
                    Terminal.safe(refusal, "kind"),
                    Terminal.safe(refusal, "name"),
                    Terminal.safe(refusal, "title") + ": " + Terminal.safe(refusal, "detail"));
        }
        return table.toString();
    }
}
