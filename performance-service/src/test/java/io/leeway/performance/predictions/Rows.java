package io.leeway.performance.predictions;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.support.test.TestModels;

/** Small blocks of rows as they are accepted, and what is made of them. */
final class Rows {

    static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private Rows() {}

    static ModelDefinition classifier() {
        return ModelDefinitionBuilder.builder()
                .model("classes")
                .task(Task.BINARY_CLASSIFICATION)
                .rowId("id")
                .features(Map.of("x", FeatureType.NUMERIC))
                .prediction(new PredictionColumns("prediction", "score", null))
                .target("target")
                .build();
    }

    static Column.Text text(String name, @Nullable String... values) {
        String[] dictionary = new String[values.length];
        int[] codes = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            String value = values[i];
            dictionary[i] = value == null ? "" : value;
            codes[i] = value == null ? -1 : i;
        }
        return new Column.Text(name, dictionary, codes);
    }

    static Column.Numeric numbers(String name, double... values) {
        return new Column.Numeric(name, values);
    }

    static Block block(Column... columns) {
        return new Block(columns[0].rows(), List.of(columns));
    }

    /** A regressor's predictions of rows {@code a}, {@code b}, ..., each 1, with these labels. */
    static PredictionBlock regressed(double... labels) {
        @Nullable String[] ids = new String[labels.length];
        double[] predictions = new double[labels.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = String.valueOf((char) ('a' + i));
            predictions[i] = 1;
        }
        return only(PredictionBlock.ofRows(
                TestModels.regressor("m"),
                block(text("id", ids), numbers("prediction", predictions), numbers("target", labels))));
    }

    static PredictionBlock only(List<PredictionBlock> blocks) {
        if (blocks.size() != 1) {
            throw new IllegalArgumentException("There are " + blocks.size() + " blocks.");
        }
        return blocks.getFirst();
    }

    static BatchAccepted accepted(
            String batch, long rows, boolean labelled, @Nullable Instant from, @Nullable Instant to) {
        return new BatchAccepted(
                new BatchRef("m", batch, batch, 1, "r", rows, 2, AT, from, to),
                1,
                3,
                labelled,
                7,
                TestModels.regressor("m"),
                null,
                null);
    }

    static Labels labels(Instant at, Block block) {
        Labels labels = Labels.none();
        labels.add(block, "id", "target", at);
        return labels;
    }
}
