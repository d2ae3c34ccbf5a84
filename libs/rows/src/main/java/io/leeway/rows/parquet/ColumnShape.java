package io.leeway.rows.parquet;

import org.jspecify.annotations.Nullable;

/**
 * One column of the table that a file holds.
 *
 * @param name its name
 * @param leaf which of the stored columns its values are in; the first of several where it is not read
 * @param value how its values are stored and what they mean; absent where it is not read
 * @param mostDefinition the definition level of a value that is there
 * @param elementDefinition the definition level from which on an element of a list is there; 0 where it holds no lists
 * @param unread what it is called where it is not read; absent where it is
 */
record ColumnShape(
        String name,
        int leaf,
        @Nullable SchemaElement value,
        int mostDefinition,
        int elementDefinition,
        @Nullable String unread) {

    boolean isList() {
        return elementDefinition > 0;
    }
}
