package io.leeway.ingest.datasets;

import java.util.List;

import io.leeway.contracts.blocks.Block;
import io.leeway.ingest.rows.ReadRows;

/** Looks at rows while they are read, and says then what looks wrong about them. */
interface Witness {

    /** To whom nothing looks wrong. */
    Witness SILENT = new Witness() {
        @Override
        public void see(Block block) {
            // Nothing is asked of its rows.
        }

        @Override
        public List<String> warnings(ReadRows rows) {
            return List.of();
        }
    };

    /** Looks at the next block. */
    void see(Block block);

    /** What looks wrong, in sentences, once all rows were read and before anything is locked. */
    List<String> warnings(ReadRows rows);
}
