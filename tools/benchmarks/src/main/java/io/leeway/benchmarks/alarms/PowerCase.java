package io.leeway.benchmarks.alarms;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;

/**
 * A change that is to be found.
 *
 * @param title what happens
 * @param kind the data that it happens to
 * @param columns how many of the {@value DataKind#COLUMNS} columns, the first ones
 * @param change what happens to each of them
 */
record PowerCase(String title, DataKind kind, int columns, Change change) {

    static List<PowerCase> all() {
        List<PowerCase> cases = new ArrayList<>();
        for (int columns : List.of(1, 3, DataKind.COLUMNS)) {
            for (double shift : List.of(0.1, 0.2, 0.5)) {
                cases.add(new PowerCase(
                        "mean + " + shift + " sigma in " + columns + " of 20",
                        DataKind.NORMAL,
                        columns,
                        Change.values(value -> value + shift)));
            }
        }
        cases.add(new PowerCase("spread x 1.2", DataKind.NORMAL, 1, Change.values(value -> 1.2 * value)));
        for (int share : List.of(1, 2, 5)) {
            cases.add(new PowerCase(
                    share + " % of an amount a hundredfold",
                    DataKind.AMOUNTS,
                    1,
                    Change.contaminated(share / 100.0, 100)));
        }
        for (int factor : List.of(100, 1_000)) {
            cases.add(new PowerCase(
                    "mostly zero, the others x " + factor,
                    DataKind.ZERO_INFLATED,
                    1,
                    Change.values(value -> factor * value)));
        }
        cases.add(new PowerCase("all of 200 categories renamed", DataKind.CATEGORIES, 1, Change.renamed(" (new)")));
        cases.add(new PowerCase("3 % in a new category", DataKind.STATES, 1, Change.newCategory(0.03)));
        return cases;
    }

    List<String> changed() {
        return IntStream.range(0, columns).mapToObj(DataKind::column).toList();
    }

    /** The rows after the change. */
    Block of(Block rows, SplittableRandom random) {
        List<String> changed = changed();
        Stream<Column> columns = rows.columns().stream()
                .map(column -> changed.contains(column.name()) ? change.of(column, random) : column);
        return new Block(rows.rows(), columns.toList());
    }
}
