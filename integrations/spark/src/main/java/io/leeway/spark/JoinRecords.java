package io.leeway.spark;

import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;

import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

import io.leeway.contracts.profiles.ProfilePlan;
import io.leeway.profiles.JoinReader;

/** Makes records of the rows or of the labels of one partition, where these are. */
final class JoinRecords implements MapPartitionsFunction<Row, Row> {

    private static final long serialVersionUID = 1;

    private final SentPlan plan;
    private final JoinSide side;
    private final TableColumns columns;
    private final String[] files;

    /** @param files those of the table, in the order of their names */
    private JoinRecords(SentPlan plan, JoinSide side, TableColumns columns, String[] files) {
        this.plan = plan;
        this.side = side;
        this.columns = columns;
        this.files = files;
    }

    /**
     * The records of a table.
     *
     * @param side what its rows are
     * @param columns those that are read
     */
    static Dataset<Row> of(Dataset<Row> table, JoinSide side, SentPlan plan, TableColumns columns) {
        String[] files = table.inputFiles();
        Arrays.sort(files);
        return columns.of(table, functions.input_file_name(), functions.monotonically_increasing_id())
                .mapPartitions(new JoinRecords(plan, side, columns, files), Encoders.row(JoinRecord.SCHEMA));
    }

    /** Asking for the records throws {@link PartitionException} where the rows cannot be read to their end. */
    @Override
    public Iterator<Row> call(Iterator<Row> rows) throws IOException {
        ProfilePlan sent = plan.plan();
        RecordIterator records = new RecordIterator(
                side, rows, side == JoinSide.ROW ? JoinReader.ofRows(sent) : JoinReader.ofLabels(sent), columns, files);
        String name = "Partition " + TaskContext.getPartitionId() + (side == JoinSide.ROW ? "" : " of the labels");
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                try {
                    return records.hasNext();
                } catch (Exception exception) {
                    // Spark's own are checked and not declared
                    throw new PartitionException(name + " cannot be read", records.taken(), exception);
                }
            }

            @Override
            public Row next() {
                return records.next().row();
            }
        };
    }
}
