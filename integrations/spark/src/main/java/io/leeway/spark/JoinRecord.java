package io.leeway.spark;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A row or a label on its way to where those of its id meet.
 *
 * @param id the row id; absent in counts
 * @param side what it is
 * @param file the place of its file among the table's files in the order of their names, from 0
 * @param place ascends from row to row of a file; in counts, how many there are
 * @param window the number of the row's window
 * @param word the label or the predicted class; absent where there is none
 */
record JoinRecord(
        @Nullable String id,
        JoinSide side,
        int file,
        long place,
        long window,
        @Nullable String word) {

    static final StructType SCHEMA = new StructType()
            .add("id", DataTypes.StringType)
            .add("side", DataTypes.IntegerType)
            .add("file", DataTypes.IntegerType)
            .add("place", DataTypes.LongType)
            .add("window", DataTypes.LongType)
            .add("word", DataTypes.StringType);

    private static final JoinSide[] SIDES = JoinSide.values();

    static JoinRecord count(JoinSide side, long count) {
        return new JoinRecord(null, side, 0, count, 0, null);
    }

    static JoinRecord of(Row row) {
        return new JoinRecord(
                row.getString(0),
                SIDES[row.getInt(1)],
                row.getInt(2),
                row.getLong(3),
                row.getLong(4),
                row.getString(5));
    }

    Row row() {
        return RowFactory.create(id, side.ordinal(), file, place, window, word);
    }
}
