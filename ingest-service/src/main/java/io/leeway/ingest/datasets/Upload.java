package io.leeway.ingest.datasets;

import java.util.List;
import java.util.UUID;

import io.smallrye.mutiny.Uni;

import io.leeway.contracts.blocks.Block;
import io.leeway.ingest.rows.BlockSink;
import io.leeway.ingest.rows.ReadBlocks;
import io.leeway.ingest.rows.ReadRows;

/** The blocks of one body, on their way to be a data set's; what did not become one leaves nothing when it is closed. */
final class Upload implements BlockSink, AutoCloseable {

    private final UUID id = UUID.randomUUID();
    private final Uploads uploads;
    private final Witness witness;
    private boolean isStaged;

    Upload(Uploads uploads, Witness witness) {
        this.uploads = uploads;
        this.witness = witness;
    }

    /** The id of the data set that it becomes. */
    UUID id() {
        return id;
    }

    /** Whether memory had no room for all its blocks. */
    boolean isStaged() {
        return isStaged;
    }

    @Override
    public void see(Block block) {
        witness.see(block);
    }

    @Override
    public void take(int first, List<byte[]> blocks) {
        isStaged = true;
        uploads.stage(id, first, blocks);
    }

    /** Has the last blocks stored with those before, where there are such; returns what looks wrong about the rows. */
    List<String> complete(ReadRows rows) {
        ReadBlocks blocks = rows.blocks();
        if (isStaged && !blocks.held().isEmpty()) {
            uploads.stage(id, blocks.taken(), blocks.held());
        }
        return witness.warnings(rows);
    }

    /** Makes the blocks those of a data set, in the transaction that stores it. */
    Uni<Void> adopt(ReadBlocks blocks) {
        return isStaged ? uploads.adopt(id, blocks.order()) : uploads.store(id, blocks.inOrder());
    }

    /** Deletes what was staged, unless a data set was made of it. */
    @Override
    public void close() {
        if (isStaged) {
            uploads.discard(id);
        }
    }
}
