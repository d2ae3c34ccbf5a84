package io.leeway.ingest.rows;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.BlockCodec;
import io.leeway.rows.schema.RowCollector;
import io.leeway.rows.schema.RowSchema;

/** Collects accepted rows and encodes each block; what several windows collect is released together. */
final class BlockBuilder {

    private final RowCollector rows;
    private final List<byte[]> blocks = new ArrayList<>();
    private long bytes;

    BlockBuilder(List<RowSchema.SchemaColumn> columns) {
        rows = new RowCollector(columns, this::encode);
    }

    private void encode(Block block) {
        byte[] encoded = BlockCodec.encode(block);
        bytes += encoded.length;
        blocks.add(encoded);
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

    /** Encodes what was collected and gives its memory back. */
    void release() {
        rows.release();
    }

    /** The bytes of all blocks so far. */
    long bytes() {
        return bytes;
    }

    long rows() {
        return rows.rows();
    }

    /** All blocks, encoded. */
    List<byte[]> finish() {
        rows.release();
        return blocks;
    }
}
