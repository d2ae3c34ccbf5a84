package io.leeway.evaluation.profiles;

import java.util.Optional;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.evaluation.hashing.Hashes;

/** Hashes the ids of rows, block by block, so that samples do not depend on their order; for one thread. */
final class RowHashes {

    private final String rowId;
    private long row;

    /** @param rowId the column of the rows' ids */
    RowHashes(String rowId) {
        this.rowId = rowId;
    }

    /** One for each row: of its id, or where it has none of its position. */
    long[] of(Block block) {
        long[] hashes = new long[block.rows()];
        Optional<Column.Text> ids = block.text(rowId);
        for (int i = 0; i < hashes.length; i++) {
            int code = ids.isEmpty() ? -1 : ids.get().codes()[i];
            hashes[i] = code < 0 ? Hashes.mix(row) : Hashes.of(ids.get().dictionary()[code]);
            row++;
        }
        return hashes;
    }
}
