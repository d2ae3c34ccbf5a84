package io.leeway.spark;

import java.io.IOException;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.profiles.ProfilePlan;
import io.leeway.evaluation.portable.PortableProfileFormat;
import io.leeway.profiles.Profiles;
import io.leeway.rows.schema.RowSchema;

/** Profiles a table's partitions where they are and merges the profiles by tree, so that no machine holds all of them. */
final class TableProfiler {

    /** Of a partition without rows. */
    private static final byte[] NO_PROFILE = {};

    private static final int USUAL_DISTINCT = 100_000;

    /** A value, its count and what else a profile holds, with room to spare. */
    private static final int BYTES_OF_VALUE = 12;

    private final ProfilePlan plan;
    private final RowSchema schema;
    private final int distinct;

    /** @param distinct the most distinct values a numeric column that are kept; absent for as many as usual */
    TableProfiler(ProfilePlan plan, @Nullable Integer distinct) {
        this.plan = plan;
        schema = RowSchema.ofBatch(plan.definition());
        this.distinct = distinct == null ? fitting(schema.columns().size()) : distinct;
    }

    /** As many as a profile of so many columns has room for. */
    private static int fitting(int columns) {
        return Math.max(2, Math.min(USUAL_DISTINCT, PortableProfileFormat.MOST_BYTES / (BYTES_OF_VALUE * columns)));
    }

    /**
     * The profiles of all rows, one for each window, as they are sent. Where a partition fails, however often Spark tries, its
     * {@code SparkException} is thrown, which Spark does not declare.
     *
     * @throws IllegalArgumentException if the table cannot be one of the model's
     * @throws IllegalStateException if it has no rows
     */
    byte[] profile(Dataset<Row> table) throws IOException {
        TableColumns columns = TableColumns.of("table", table.schema(), schema);
        JavaRDD<byte[]> parts = columns.of(table)
                .javaRDD()
                .mapPartitionsWithIndex(new PartitionProfiler(plan, columns, distinct), false);
        int kept = distinct;
        byte[] profiles = parts.treeAggregate(
                NO_PROFILE, (one, other) -> merge(one, other, kept), (one, other) -> merge(one, other, kept));
        if (profiles.length == 0) {
            throw new IllegalStateException("The table has no rows.");
        }
        return profiles;
    }

    /** Profiles of rows with those that count the labels of the same rows. */
    byte[] withLabels(byte[] profiles, JoinedLabels labels) {
        return merge(profiles, labels.profiles(), distinct);
    }

    private static byte[] merge(byte[] one, byte[] other, int distinct) {
        if (one.length == 0 || other.length == 0) {
            return one.length == 0 ? other : one;
        }
        return Profiles.merge(one, other, distinct);
    }
}
