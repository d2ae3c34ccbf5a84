package io.leeway.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import io.leeway.client.http.ServiceAddresses;
import io.leeway.client.status.BatchTable;
import io.leeway.contracts.reports.BatchSummary;
import io.leeway.demo.stack.StackOptions;
import io.leeway.stack.client.StackProcess;

/** Shows the whole suite at work. */
@Command(
        name = "demo",
        description = {
            "Starts everything, trains a churn and a price model, sends their production batches and shows what Leeway",
            "says of them. Without files it invents data with the same columns."
        })
public final class DemoCommand implements Callable<Integer> {

    @Option(names = "--telco", paramLabel = "FILE", description = "the Telco churn CSV")
    private @Nullable Path telco;

    @Option(names = "--ethereum", paramLabel = "FILE", description = "the hourly Ethereum CSV, also gzipped")
    private @Nullable Path ethereum;

    @Option(names = "--exit", description = "stop when the results are there, instead of staying up")
    private boolean exit;

    @Option(names = "--json", paramLabel = "FILE", description = "write the results there")
    private @Nullable Path json;

    @Option(names = "--charts", paramLabel = "DIR", description = "draw each model's batches over time there, SVG")
    private @Nullable Path charts;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where everything keeps its files; emptied first (default: .leeway/demo in the project)")
    private @Nullable Path data;

    @Mixin
    private final StackOptions options = new StackOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        for (Path file :
                Stream.of(telco, ethereum).filter(java.util.Objects::nonNull).toList()) {
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException("There is no file " + file + ".");
            }
        }
        Path folder = emptied();
        Progress progress = Progress.toStandardError();
        progress.step("Starting Leeway with its data in " + folder);
        try (StackProcess stack = options.start(folder)) {
            String dashboard = stack.fact("dashboard-ui.url");
            progress.step("Dashboard: " + dashboard);
            DemoRun run = new DemoRun(
                    addresses(stack).ingestClient(),
                    addresses(stack).riskClient(),
                    ServiceAddresses.alertClient(URI.create(stack.fact("alert-service.url"))),
                    progress);
            DemoPreparation preparation = new DemoPreparation(folder.resolve("models"), progress);
            // Churn first and at once: the dashboard has something to show while the larger model is trained.
            DemoModel churn = preparation.telco(telco);
            run.send(churn);
            DemoModel prices = preparation.ethereum(ethereum);
            run.send(prices);
            DemoResult result = DemoResult.empty();
            for (DemoModel model : List.of(churn, prices)) {
                show(model, run, result);
            }
            if (json != null) {
                result.write(json);
            }
            System.out.println("Dashboard: " + dashboard);
            System.out.println("Mails:     " + folder.resolve("mail"));
            if (exit) {
                return 0;
            }
            System.out.println("Ctrl-C stops everything.");
            return stack.waitFor();
        }
    }

    private void show(DemoModel model, DemoRun run, DemoResult result) throws IOException {
        List<BatchSummary> batches = run.await(model);
        RaisedAlerts alerts = run.alerts(model, batches);
        Set<String> through = alerts.through();
        Set<String> raised =
                alerts.raised(batches.stream().map(BatchSummary::batch).toList());
        System.out.println();
        System.out.println(model.name());
        System.out.println(BatchTable.of(batches));
        System.out.println(raised.size() + " of " + batches.size() + " batches raised an alert; incidents go through "
                + through.size() + " of them");
        System.out.println();
        if (charts != null) {
            Files.createDirectories(charts);
            String metric = batches.getFirst().performance().containsKey("rmse") ? "rmse" : "f1";
            Files.writeString(charts.resolve(model.name() + ".svg"), TimelineChart.of(model.name(), metric, batches));
        }
        result.models()
                .put(
                        model.name(),
                        new DemoResult.ModelResult(batches.stream()
                                .map(batch -> DemoResult.BatchResult.of(
                                        batch, through.contains(batch.batch()), raised.contains(batch.batch())))
                                .toList()));
    }

    private static ServiceAddresses addresses(StackProcess stack) {
        return new ServiceAddresses(
                URI.create(stack.fact("ingest-service.url")), URI.create(stack.fact("risk-service.url")));
    }

    /** The demonstration begins afresh each time; only a folder that it made itself is emptied. */
    private Path emptied() throws IOException {
        Path folder = data == null
                ? StackOptions.root().resolve(".leeway/demo")
                : data.toAbsolutePath().normalize();
        Path mark = folder.resolve("leeway-demo");
        if (Files.isDirectory(folder) && !Files.exists(mark) && !isEmpty(folder)) {
            throw new IllegalArgumentException(
                    folder + " holds files that no demonstration left there; choose another folder with --data.");
        }
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    if (!file.equals(folder)) {
                        Files.delete(file);
                    }
                }
            }
        }
        Files.createDirectories(folder);
        Files.createFile(mark);
        return folder;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
