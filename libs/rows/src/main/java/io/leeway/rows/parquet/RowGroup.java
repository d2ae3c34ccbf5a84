package io.leeway.rows.parquet;

import java.util.ArrayList;
import java.util.List;

import io.leeway.rows.packed.PackedException;

/**
 * Some rows of a file.
 *
 * @param columns the pages of each stored column
 * @param rows how many rows there are
 */
record RowGroup(List<ColumnChunk> columns, long rows) {

    static RowGroup read(ThriftReader in) throws PackedException {
        List<ColumnChunk> columns = new ArrayList<>();
        long[] rows = {0};
        in.struct(field -> {
            switch (field) {
                case 1 -> in.list(() -> columns.add(ColumnChunk.read(in)));
                case 3 -> rows[0] = in.size();
                default -> in.skip();
            }
        });
        return new RowGroup(columns, rows[0]);
    }
}
