package io.leeway.performance.predictions;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.support.test.TestModels;

/** Rows of tests: predictions of a regressor, and labels that all have one value. */
final class TestRows {

    static final Instant MONDAY = Instant.parse("2026-01-05T08:00:00Z");

    private TestRows() {}

    /** A time so many hours after Monday morning. */
    static Instant after(int hours) {
        return MONDAY.plusSeconds(3_600L * hours);
    }

    static ModelDefinition definition() {
        return TestModels.regressor("m");
    }

    /** Labels of one delivery. */
    static Labels labels(Instant acceptedAt, double value, String... ids) {
        Labels labels = Labels.none();
        labels.add(
                new Block(ids.length, List.of(ids(ids), all("target", ids.length, value))), "id", "target", acceptedAt);
        return labels;
    }

    /** Classes of one delivery, one for each row. */
    static Labels classes(Instant acceptedAt, String[] ids, String... classes) {
        Labels labels = Labels.none();
        labels.add(new Block(ids.length, List.of(ids(ids), each("target", classes))), "id", "target", acceptedAt);
        return labels;
    }

    static Block unlabelled(String... ids) {
        return new Block(ids.length, List.of(ids(ids), all("prediction", ids.length, 0)));
    }

    static Block labelled(double value, String... ids) {
        return new Block(
                ids.length, List.of(ids(ids), all("prediction", ids.length, 0), all("target", ids.length, value)));
    }

    static PredictionBlock block(Block rows, Instant acceptedAt) {
        return PredictionBlock.ofRows(definition(), rows, acceptedAt).getFirst();
    }

    /** Ids from one number to before another. */
    static String[] rows(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "row-" + i).toArray(String[]::new);
    }

    static Column.Numeric all(String name, int rows, double value) {
        double[] values = new double[rows];
        Arrays.fill(values, value);
        return new Column.Numeric(name, values);
    }

    static Column.Text ids(String... ids) {
        return each("id", ids);
    }

    static Column.Text each(String name, String... values) {
        return new Column.Text(name, values, IntStream.range(0, values.length).toArray());
    }
}
