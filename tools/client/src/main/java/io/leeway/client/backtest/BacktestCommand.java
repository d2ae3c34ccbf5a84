package io.leeway.client.backtest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.leeway.client.console.Terminal;
import io.leeway.client.http.ServiceAddresses;
import io.leeway.client.models.DefinitionFile;
import io.leeway.contracts.ContractJson;
import io.leeway.contracts.backtest.BacktestReport;
import io.leeway.contracts.injection.InjectionPlanReader;

/** Has past windows judged again under other settings. */
@Command(
        name = "backtest",
        description = {
            "Judges past windows of a model again, from what is kept of them, and changes nothing: how many alarms"
                    + " there would have been and when, under the model's settings and under others, and how well drift is"
                    + " found that is put in on purpose. Without windows the chunks of the reference are judged, each"
                    + " against the others.",
            "",
            "--definition is a whole definition of the model; its settings for drift and alarms may be others, the"
                    + " columns and how rows are read have to stay. --inject is a plan as for simulate; each step is put"
                    + " in alone, and without a schedule it begins in any window and stays. Of past windows the"
                    + " distributions are kept and not the rows, so scale, unit-change, mean-shift, zero-inflation,"
                    + " missing, new-category, set-category and category-swap can be put in, and no others."
        })
public final class BacktestCommand implements Callable<Integer> {

    @Mixin
    private final ServiceAddresses services = new ServiceAddresses();

    @Parameters(paramLabel = "MODEL", description = "the model's name")
    private String model = "";

    @Option(names = "--definition", paramLabel = "FILE", description = "a definition with other settings, YAML or JSON")
    private @Nullable Path definition;

    @Option(names = "--inject", paramLabel = "PLAN", description = "what is put in, YAML; see docs/simulate.md")
    private @Nullable Path plan;

    @Option(
            names = "--windows",
            paramLabel = "N",
            description = "how many windows, the latest (default: as many as the service judges at a time)")
    private @Nullable Integer windows;

    @Option(names = "--json", description = "answer as JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        ObjectNode asked = ContractJson.mapper().createObjectNode();
        if (definition != null) {
            asked.set("definition", ContractJson.mapper().valueToTree(DefinitionFile.read(definition)));
        }
        if (plan != null) {
            JsonNode document = InjectionPlanReader.tree(plan);
            InjectionPlanReader.read(plan.toString(), document);
            asked.set("inject", document);
        }
        if (windows != null) {
            asked.put("windows", windows);
        }
        JsonNode answer = services.driftClient().backtest(model, asked);
        System.out.println(
                json
                        ? Terminal.json(answer)
                        : BacktestText.of(ContractJson.mapper().treeToValue(answer, BacktestReport.class)));
        return 0;
    }
}
