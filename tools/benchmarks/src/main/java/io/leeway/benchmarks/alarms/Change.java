package io.leeway.benchmarks.alarms;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

import io.leeway.contracts.blocks.Column;

/** What happens to a column of a batch. */
interface Change {

    Column of(Column column, SplittableRandom random);

    /** Every value becomes another one; a missing one stays missing. */
    static Change values(DoubleUnaryOperator value) {
        return (column, random) -> {
            double[] values = ((Column.Numeric) column).values();
            return new Column.Numeric(
                    column.name(), Arrays.stream(values).map(value).toArray());
        };
    }

    /** A share of the values, here and there, becomes so many times as large. */
    static Change contaminated(double share, double factor) {
        return (column, random) -> {
            double[] values = ((Column.Numeric) column).values().clone();
            for (int row = 0; row < values.length; row++) {
                values[row] *= random.nextDouble() < share ? factor : 1;
            }
            return new Column.Numeric(column.name(), values);
        };
    }

    /** Every category is written in another way. */
    static Change renamed(String suffix) {
        return (column, random) -> {
            Column.Text text = (Column.Text) column;
            return new Column.Text(
                    column.name(),
                    Arrays.stream(text.dictionary()).map(name -> name + suffix).toArray(String[]::new),
                    text.codes());
        };
    }

    /** A share of the rows, here and there, is in a category that was not there. */
    static Change newCategory(double share) {
        return (column, random) -> {
            Column.Text text = (Column.Text) column;
            int added = text.dictionary().length;
            String[] dictionary = Arrays.copyOf(text.dictionary(), added + 1);
            dictionary[added] = "category-new";
            int[] codes = text.codes().clone();
            for (int row = 0; row < codes.length; row++) {
                codes[row] = random.nextDouble() < share ? added : codes[row];
            }
            return new Column.Text(column.name(), dictionary, codes);
        };
    }
}
