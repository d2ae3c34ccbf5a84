package io.leeway.ingest.rows;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.schema.RowSchema;

/** Collects the accepted rows of one window. */
final class PartBuilder {

    private final @Nullable Long window;
    private final BlockBuilder blocks;
    private boolean labelled;
    private double from = Double.POSITIVE_INFINITY;
    private double to = Double.NEGATIVE_INFINITY;

    PartBuilder(@Nullable Long window, List<RowSchema.SchemaColumn> columns, BlockSpool spool) {
        this.window = window;
        blocks = new BlockBuilder(columns, spool);
    }

    /** Adds a row; returns the memory that it takes, in cells of eight bytes. */
    long add(double[] numbers, @Nullable String[] texts, boolean hasTarget, double time) {
        labelled |= hasTarget;
        from = Double.isNaN(time) ? from : Math.min(from, time);
        to = Double.isNaN(time) ? to : Math.max(to, time);
        return blocks.add(numbers, texts);
    }

    void release() {
        blocks.release();
    }

    /** The part; the numbers of its blocks are added to those of the body. */
    ReadPart finish(List<Integer> body) {
        int first = body.size();
        List<Integer> own = blocks.finish();
        body.addAll(own);
        return new ReadPart(
                window,
                blocks.rows(),
                first,
                own.size(),
                labelled,
                from <= to ? Instant.ofEpochMilli((long) from) : null,
                from <= to ? Instant.ofEpochMilli((long) to) : null);
    }
}
