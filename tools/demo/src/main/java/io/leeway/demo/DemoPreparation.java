package io.leeway.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.demo.training.TrainCommand;
import io.leeway.demo.training.TrainedDataset;
import io.leeway.workbench.dataset.DatasetAdapter;
import io.leeway.workbench.dataset.Table;

/** Trains the demonstration's models and writes what is sent for them. */
final class DemoPreparation {

    private static final long SEED = 42;

    private final Path folder;
    private final Progress progress;

    DemoPreparation(Path folder, Progress progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /** Churn: labels come after the rows, and the second half of the batches has drifted. */
    DemoModel telco(@Nullable Path file) throws IOException {
        TrainedDataset trained = train("telco", file);
        List<DatasetAdapter.Batch> batches = trained.adapter().batches(trained.production());
        List<DemoBatch> sent = new ArrayList<>();
        ModelDefinition definition = trained.adapter().definition();
        String target = Objects.requireNonNull(definition.target());
        for (int i = 0; i < batches.size(); i++) {
            boolean drifted = i >= batches.size() / 2;
            Table raw = batches.get(i).rows();
            Table rows = trained.model().score(drifted ? TelcoInjection.strong().apply(raw, SEED + i) : raw);
            String name = batches.get(i).name() + (drifted ? "-drifted" : "-clean");
            Path rowsFile = folder(trained).resolve(name + ".csv");
            Path labelsFile = folder(trained).resolve(name + "-labels.csv");
            rows.without(target).write(rowsFile);
            rows.project(List.of(definition.rowId(), target)).write(labelsFile);
            sent.add(new DemoBatch(name, rowsFile, labelsFile));
        }
        return model(trained, sent);
    }

    /** Prices: the rows carry their labels. */
    DemoModel ethereum(@Nullable Path file) throws IOException {
        TrainedDataset trained = train("ethereum", file);
        List<DemoBatch> sent = new ArrayList<>();
        for (DatasetAdapter.Batch batch : trained.adapter().batches(trained.production())) {
            Path rows = folder(trained).resolve(batch.name() + ".csv");
            trained.model().score(batch.rows()).write(rows);
            sent.add(new DemoBatch(batch.name(), rows, null));
        }
        return model(trained, sent);
    }

    private TrainedDataset train(String name, @Nullable Path file) throws IOException {
        DatasetAdapter adapter = TrainCommand.adapter(name);
        progress.step(
                file == null
                        ? "Training on generated " + name + " data (give the real file with --" + name + ")"
                        : "Training on " + file);
        long begin = System.nanoTime();
        Table rows = file == null ? adapter.generate(SEED) : adapter.read(file);
        TrainedDataset trained = TrainedDataset.train(adapter, rows, SEED);
        trained.write(folder(trained));
        progress.step(String.format(
                Locale.ROOT,
                "  %,d rows in %.1f s; on validation rows: %s",
                rows.size(),
                (System.nanoTime() - begin) / 1e9,
                metrics(trained)));
        return trained;
    }

    private Path folder(TrainedDataset trained) {
        return folder.resolve(trained.adapter().name());
    }

    private DemoModel model(TrainedDataset trained, List<DemoBatch> batches) {
        return new DemoModel(
                trained.adapter().definition().model(),
                folder(trained).resolve("model.yaml"),
                folder(trained).resolve("reference.csv"),
                batches);
    }

    private static String metrics(TrainedDataset trained) {
        List<String> texts = new ArrayList<>();
        trained.baseline()
                .metrics()
                .forEach((name, value) -> texts.add(String.format(Locale.ROOT, "%s %.3f", name, value)));
        return String.join(", ", texts);
    }
}
