package io.leeway.spark;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;

import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;

import io.leeway.profiles.LabelProfiler;

/** Counts the labels of the rows in one partition of records, which are in {@linkplain LabelJoin order}. */
final class PartitionJoin implements FlatMapFunction<Iterator<Row>, JoinedLabels> {

    private static final long serialVersionUID = 1;

    private final SentPlan plan;

    PartitionJoin(SentPlan plan) {
        this.plan = plan;
    }

    /** @throws PartitionException if the records cannot be read to their end, or are of too many windows */
    @Override
    public Iterator<JoinedLabels> call(Iterator<Row> records) throws IOException {
        RowLabels labels = new RowLabels(LabelProfiler.of(plan.plan()));
        long taken = 0;
        try {
            for (; records.hasNext(); taken++) {
                labels.add(JoinRecord.of(records.next()));
            }
            return List.of(labels.joined()).iterator();
        } catch (Exception exception) {
            // Spark's own are checked and not declared
            throw new PartitionException(
                    "Partition " + TaskContext.getPartitionId() + " of rows and their labels cannot be counted",
                    taken,
                    exception);
        }
    }
}
