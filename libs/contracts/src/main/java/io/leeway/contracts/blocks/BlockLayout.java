package io.leeway.contracts.blocks;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Where the columns of a block of version 2 lie in its bytes.
 *
 * @param bytes the whole block
 * @param rows how many rows every column has
 * @param places of the columns, in their order
 */
record BlockLayout(byte[] bytes, int rows, List<Place> places) {

    static final byte VERSION = 2;

    /** The version, the number of rows, and that of columns. */
    private static final int HEAD = 1 + 2 * Integer.BYTES;

    /**
     * One column.
     *
     * @param from where its kind stands, with which it begins
     * @param data where its data begin
     * @param to where they end
     */
    record Place(byte kind, String name, int from, int data, int to) {}

    /**
     * Looks through the heads of the columns, and at none of their data.
     *
     * @throws IllegalArgumentException if the bytes hold no block of version 2, or their checksum is another
     */
    static BlockLayout of(byte[] bytes) {
        if (bytes.length < 1 + Integer.BYTES || bytes[0] != VERSION) {
            throw new IllegalArgumentException("not a block of version " + VERSION);
        }
        int end = bytes.length - Integer.BYTES;
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (in.getInt(end) != checksum(bytes, end)) {
            throw new IllegalArgumentException("the block is damaged: its checksum is another");
        }
        in.position(1).limit(end);
        try {
            return read(bytes, in);
        } catch (BufferUnderflowException exception) {
            throw BlockBytes.endsEarly(exception);
        }
    }

    private static BlockLayout read(byte[] bytes, ByteBuffer in) {
        int rows = BlockCodec.bounded(in.getInt(), Block.MAXIMUM_ROWS, "rows");
        int count = BlockCodec.bounded(in.getInt(), BlockCodec.MAXIMUM_COLUMNS, "columns");
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = in.position();
            byte kind = in.get();
            String name = BlockBytes.text(
                    in, BlockCodec.bounded(in.getInt(), BlockCodec.MAXIMUM_TEXT_BYTES, "bytes of text"));
            int length = in.getInt();
            int data = in.position();
            BlockBytes.slice(in, length);
            places.add(new Place(kind, name, from, data, in.position()));
        }
        if (in.hasRemaining()) {
            throw new IllegalArgumentException("bytes follow the last column");
        }
        return new BlockLayout(bytes, rows, places);
    }

    /** The data of one of its columns. */
    ByteBuffer data(Place place) {
        return ByteBuffer.wrap(bytes)
                .slice(place.data(), place.to() - place.data())
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The bytes of a block with some of its columns, with a checksum of their own. */
    byte[] cut(List<Place> some) {
        int length = some.stream().mapToInt(place -> place.to() - place.from()).sum();
        ByteBuffer out = ByteBuffer.allocate(HEAD + length + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.put(VERSION).putInt(rows).putInt(some.size());
        some.forEach(place -> out.put(bytes, place.from(), place.to() - place.from()));
        return out.putInt(checksum(out.array(), out.position())).array();
    }

    /** What stands behind so many bytes of a block. */
    static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
