package io.leeway.ingest.rows;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.schema.RowCollector;
import io.leeway.rows.schema.RowSchema;

/** Collects accepted rows and gives each block of them to the spool; what several windows collect is released together. */
final class BlockBuilder {

    private final RowCollector rows;
    private final List<Integer> blocks = new ArrayList<>();

    BlockBuilder(List<RowSchema.SchemaColumn> columns, BlockSpool spool) {
        rows = new RowCollector(columns, block -> blocks.add(spool.add(block)));
    }

    /**
     * Adds a row; returns the memory that it takes, in cells of eight bytes.
     *
     * @param numeric per column its number, where the column is numeric
     * @param texts per column its text or null for missing, where it is not
     */
    long add(double[] numeric, @Nullable String[] texts) {
        return rows.add(numeric, texts);
    }

    /** Makes a block of what was collected and gives its memory back. */
    void release() {
        rows.release();
    }

    long rows() {
        return rows.rows();
    }

    /** The numbers that the spool has given all blocks, in the order of their rows. */
    List<Integer> finish() {
        rows.release();
        return blocks;
    }
}
