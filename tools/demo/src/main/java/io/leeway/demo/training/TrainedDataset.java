package io.leeway.demo.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.workbench.dataset.DatasetAdapter;
import io.leeway.workbench.dataset.Table;
import io.leeway.workbench.imports.DefinitionYaml;

/**
 * A model trained on a data set, with its scored parts.
 *
 * @param adapter the data set
 * @param definition what is registered for the model, with the ranges of the rows that it has learnt from
 * @param model the model, which has seen the training part only
 * @param reference the scored reference
 * @param validation the scored validation part
 * @param production the production part, not yet scored
 */
public record TrainedDataset(
        DatasetAdapter adapter,
        ModelDefinition definition,
        TrainedModel model,
        Table reference,
        Table validation,
        Table production) {

    private static final int FOLDS = 5;

    /** Trains on prepared rows. */
    public static TrainedDataset train(DatasetAdapter adapter, Table rows, long seed) {
        DatasetAdapter.Parts parts = adapter.split(rows, seed);
        ModelTrainer trainer = new ModelTrainer(adapter.definition(), seed);
        TrainedModel model = trainer.train(parts.train());
        Table validation = model.score(parts.validation());
        Table reference = adapter.referencePart() == DatasetAdapter.ReferencePart.VALIDATION
                ? validation
                : crossScored(trainer, parts.train(), seed);
        ModelDefinition definition = ModelDefinitionBuilder.builder(adapter.definition())
                .ranges(TrainedRanges.of(adapter.definition(), parts.train()))
                .build();
        return new TrainedDataset(adapter, definition, model, reference, validation, parts.production());
    }

    /**
     * Each row scored by a model that learnt from the other folds, as production rows are scored by a model new to them.
     * The folds are learnt from side by side; each model is made by one thread, so that it is always the same.
     */
    private static Table crossScored(ModelTrainer trainer, Table rows, long seed) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        List<Table> folds = IntStream.range(0, FOLDS)
                .parallel()
                .mapToObj(fold -> scored(trainer, rows, order, fold))
                .toList();
        return new Table(
                folds.getFirst().columns(),
                folds.stream().flatMap(fold -> fold.rows().stream()).toList());
    }

    private static Table scored(ModelTrainer trainer, Table rows, List<Integer> order, int fold) {
        List<Integer> inside = new ArrayList<>();
        List<Integer> outside = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            (i % FOLDS == fold ? inside : outside).add(order.get(i));
        }
        return trainer.train(select(rows, outside)).score(select(rows, inside));
    }

    private static Table select(Table rows, List<Integer> positions) {
        return rows.select(positions.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The baseline: metrics of the validation part. */
    public Baseline baseline() {
        return Baseline.of(definition, validation);
    }

    /** Writes everything that {@code leeway train} promises into a folder. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        model.save(folder.resolve("model.bin"));
        Files.write(folder.resolve("model.yaml"), DefinitionYaml.write(definition));
        reference.write(folder.resolve("reference.csv"));
        validation.write(folder.resolve("validation.csv"));
        model.score(production).write(folder.resolve("production.csv"));
        ContractJson.mapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve("baseline.json").toFile(), baseline());
    }
}
