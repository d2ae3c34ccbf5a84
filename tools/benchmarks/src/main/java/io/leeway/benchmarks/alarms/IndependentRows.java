package io.leeway.benchmarks.alarms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;

/** Rows that know nothing of each other. */
final class IndependentRows implements DataStream {

    private final Map<String, ColumnSource> features;
    private final ModelOutput output;
    private final SplittableRandom random;
    private long drawn;

    IndependentRows(Map<String, ColumnSource> features, ModelOutput output, long seed) {
        this.features = features;
        this.output = output;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public Block next(int rows) {
        List<Column> columns = new ArrayList<>();
        columns.add(ids(rows));
        features.forEach((name, source) -> columns.add(source.draw(name, rows, random)));
        columns.addAll(output.draw(rows, random));
        return new Block(rows, columns);
    }

    private Column ids(int rows) {
        String[] ids = new String[rows];
        Arrays.setAll(ids, row -> "row-" + (drawn + row));
        drawn += rows;
        return new Column.Text(ModelOutput.ROW_ID, ids, IntStream.range(0, rows).toArray());
    }
}
