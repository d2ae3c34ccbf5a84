package io.leeway.demo.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.leeway.workbench.dataset.DatasetAdapter;
import io.leeway.workbench.dataset.Table;

/** Trains a model on a data set. */
@Command(
        name = "train",
        description = {
            "Trains a model on a data set and scores its parts.",
            "Writes model.bin, model.yaml, reference.csv, validation.csv, production.csv and baseline.json."
        })
public final class TrainCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "DATASET", description = "telco or ethereum")
    private String dataset = "";

    @Option(names = "--data", required = true, paramLabel = "FILE", description = "the data, CSV, also gzipped")
    private Path data = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where the results go")
    private Path out = Path.of("");

    @Option(names = "--seed", paramLabel = "N", description = "for splitting and training (default: ${DEFAULT-VALUE})")
    private long seed = 42;

    @Override
    public Integer call() throws IOException {
        DatasetAdapter adapter = adapter(dataset);
        System.err.println("Reading " + data);
        Table rows = adapter.read(data);
        System.err.printf(Locale.ROOT, "Training on %s: %,d rows%n", adapter.name(), rows.size());
        long begin = System.nanoTime();
        TrainedDataset trained = TrainedDataset.train(adapter, rows, seed);
        System.err.printf(Locale.ROOT, "Trained in %.1f s%n", (System.nanoTime() - begin) / 1e9);
        trained.write(out);
        Baseline baseline = trained.baseline();
        System.out.printf("Baseline on %,d validation rows:%n", baseline.rows());
        baseline.metrics().forEach((name, value) -> System.out.printf(Locale.ROOT, "  %-10s %.4f%n", name, value));
        System.out.println("Written to " + out);
        return 0;
    }

    /** The adapter of that name. */
    public static DatasetAdapter adapter(String name) {
        ServiceLoader<DatasetAdapter> adapters = ServiceLoader.load(DatasetAdapter.class);
        return adapters.stream()
                .map(ServiceLoader.Provider::get)
                .filter(adapter -> adapter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no data set '" + name + "'; there are "
                        + adapters.stream()
                                .map(provider -> provider.get().name())
                                .collect(Collectors.joining(", "))
                        + "."));
    }
}
