package io.leeway.rows.arrow;

import io.leeway.rows.packed.PackedException;

/**
 * What a stream says of its columns, a dictionary or a batch, whose bytes follow.
 *
 * @param kind what it is of, by its number
 * @param version of the format
 * @param header what it says
 * @param length its own bytes
 * @param body the bytes that follow
 */
record Message(int kind, int version, FlatTable header, int length, long body) {

    static final int SCHEMA = 1;
    static final int DICTIONARY = 2;
    static final int BATCH = 3;

    /**
     * What pyarrow 0.17 said of compressed buffers, whose bytes are others than those of newer ones.
     */
    private static final String EXPERIMENT = "ARROW:experimental_compression";

    static Message read(byte[] bytes) throws PackedException {
        FlatTable table = FlatTable.root(bytes);
        FlatTable.Vector notes = table.vector(4, Integer.BYTES);
        for (int i = 0; i < notes.size(); i++) {
            if (notes.table(i).is(0, EXPERIMENT)) {
                throw new PackedException(
                        "it is compressed as by pyarrow 0.17, which is not read. Write it with a newer one");
            }
        }
        long body = table.big(3);
        if (body < 0) {
            throw new PackedException("it has " + body + " bytes; it is damaged");
        }
        return new Message(table.octet(1), table.twoBytes(0, 0), table.needed(2), bytes.length, body);
    }
}
