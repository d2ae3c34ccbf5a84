package io.leeway.spark;

import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.Row;

import io.leeway.contracts.profiles.ProfilePlan;
import io.leeway.profiles.RowProfiler;

/** Profiles the rows of one partition, where these are. */
final class PartitionProfiler implements Function2<Integer, Iterator<Row>, Iterator<byte[]>> {

    private static final long serialVersionUID = 1;

    private final SentPlan plan;
    private final TableColumns columns;
    private final int distinct;

    /** @param distinct the most distinct values a numeric column that are kept */
    PartitionProfiler(ProfilePlan plan, TableColumns columns, int distinct) throws IOException {
        this.plan = SentPlan.of(plan);
        this.columns = columns;
        this.distinct = distinct;
    }

    /**
     * The profiles of all rows as they are sent; nothing where there are no rows.
     *
     * @throws PartitionException if the rows cannot be read to their end, or their profiles become too large
     */
    @Override
    public Iterator<byte[]> call(Integer partition, Iterator<Row> rows) throws IOException {
        RowProfiler profiler = RowProfiler.of(plan.plan(), distinct);
        RowValues values = new RowValues(columns);
        long taken = 0;
        try {
            for (; rows.hasNext(); taken++) {
                profiler.add(values.of(rows.next()));
            }
            return taken == 0
                    ? Collections.emptyIterator()
                    : List.of(profiler.write()).iterator();
        } catch (Exception exception) {
            // Spark's own are checked and not declared
            throw new PartitionException("Partition " + partition + " cannot be profiled", taken, exception);
        }
    }
}
