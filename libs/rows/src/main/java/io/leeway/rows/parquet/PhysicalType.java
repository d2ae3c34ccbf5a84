package io.leeway.rows.parquet;

/** How values are stored, in the order of their numbers in the format. */
enum PhysicalType {
    BOOLEAN(0),
    INT32(Integer.BYTES),
    INT64(Long.BYTES),
    INT96(12),
    FLOAT(Float.BYTES),
    DOUBLE(Double.BYTES),
    BYTE_ARRAY(0),
    FIXED_LEN_BYTE_ARRAY(0);

    private final int width;

    PhysicalType(int width) {
        this.width = width;
    }

    /** The bytes of each value; 0 where that is not said by the type alone. */
    int width() {
        return width;
    }

    /** Whether a value is bytes and not a number. */
    boolean isBytes() {
        return this == INT96 || this == BYTE_ARRAY || this == FIXED_LEN_BYTE_ARRAY;
    }
}
