package io.leeway.spark;

import java.io.IOException;
import java.util.Arrays;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.profiles.ProfilePlan;
import io.leeway.profiles.JoinReader;

/**
 * Joins a table of labels to a table of rows by their ids and counts the classes. Records of both are divided by their ids and
 * put in order, for which Spark takes the disk where memory does not suffice: of one id the labels come first, then the rows,
 * each in the order of their files' names and within a file in its own. Each partition is then read from its begin to its end,
 * so that nothing is held of an id but its label.
 */
final class LabelJoin {

    private final ModelDefinition definition;
    private final SentPlan plan;
    private final Dataset<Row> records;

    /**
     * For these tables, of which nothing is read yet.
     *
     * @throws IllegalArgumentException if the model's labels cannot be counted, a table cannot be one of the model's, or the rows
     *     have the model's target themselves
     */
    LabelJoin(ProfilePlan plan, Dataset<Row> table, Dataset<Row> labels) throws IOException {
        definition = plan.definition();
        this.plan = SentPlan.of(plan);
        TableColumns ofLabels = TableColumns.of(
                "table of labels", labels.schema(), JoinReader.ofLabels(plan).schema());
        if (Arrays.asList(table.schema().fieldNames()).contains(definition.target())) {
            throw new IllegalArgumentException("The table has the model's target, '" + definition.target()
                    + "', itself. Leave out --labels, or the table's column.");
        }
        TableColumns ofRows =
                TableColumns.of("table", table.schema(), JoinReader.ofRows(plan).schema());
        records = JoinRecords.of(table, JoinSide.ROW, this.plan, ofRows)
                .union(JoinRecords.of(labels, JoinSide.LABEL, this.plan, ofLabels))
                .repartition(functions.col("id"))
                .sortWithinPartitions("id", "side", "file", "place");
    }

    /**
     * Reads both tables. Where a partition fails, however often Spark tries, its {@code SparkException} is thrown, which Spark
     * does not declare.
     *
     * @throws IllegalStateException if there are no labels, most of them cannot be read, or none is of a row
     */
    JoinedLabels join() {
        JoinedLabels joined = records.javaRDD()
                .mapPartitions(new PartitionJoin(plan))
                .treeAggregate(JoinedLabels.none(), JoinedLabels::and, JoinedLabels::and);
        joined.tally().check(definition.rowId(), String.valueOf(definition.target()));
        return joined;
    }
}
