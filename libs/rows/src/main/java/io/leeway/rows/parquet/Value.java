package io.leeway.rows.parquet;

/** One value as it is stored: a number or the bits of one, or some bytes. One is used again and again. */
final class Value {

    private static final byte[] NONE = new byte[0];

    long number;
    byte[] bytes = NONE;
    int from;
    int to;

    void set(long value) {
        number = value;
    }

    void set(byte[] source, int begin, int end) {
        bytes = source;
        from = begin;
        to = end;
    }

    int length() {
        return to - from;
    }
}
