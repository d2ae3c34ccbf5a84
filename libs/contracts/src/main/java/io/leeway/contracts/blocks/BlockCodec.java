package io.leeway.contracts.blocks;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Writes and reads blocks: a version byte, the number of rows and columns, each column as kind, name, length and data, and a
 * checksum of all that. What stands in a column's data say {@link NumericData} and {@link TextData}. Numbers of more than one
 * byte are little-endian. Blocks of version 1, which earlier releases stored, are read as well.
 */
public final class BlockCodec {

    /** The media type under which blocks are served. */
    public static final String MEDIA_TYPE = "application/vnd.leeway.block";

    static final int MAXIMUM_COLUMNS = 10_000;
    static final int MAXIMUM_TEXT_BYTES = 1 << 20;

    private static final byte NUMERIC = 1;
    private static final byte TEXT = 2;

    private BlockCodec() {}

    /** The block as bytes. */
    public static byte[] encode(Block block) {
        BlockBytes out = new BlockBytes(block.rows() * block.columns().size() * Integer.BYTES);
        out.putByte(BlockLayout.VERSION);
        out.putInt(block.rows());
        out.putInt(block.columns().size());
        for (Column column : block.columns()) {
            switch (column) {
                case Column.Numeric numeric -> {
                    int length = begin(out, NUMERIC, numeric.name());
                    NumericData.write(numeric.values(), out);
                    end(out, length);
                }
                case Column.Text text -> {
                    int length = begin(out, TEXT, text.name());
                    TextData.write(text, out);
                    end(out, length);
                }
            }
        }
        out.putInt(BlockLayout.checksum(out.array(), out.size()));
        return out.toArray();
    }

    private static int begin(BlockBytes out, byte kind, String name) {
        out.putByte(kind);
        out.putText(name);
        int length = out.size();
        out.putInt(0);
        return length;
    }

    private static void end(BlockBytes out, int length) {
        out.setInt(length, out.size() - length - Integer.BYTES);
    }

    /**
     * The block that the bytes hold.
     *
     * @throws IllegalArgumentException if they hold none
     */
    public static Block decode(byte[] bytes) {
        return decode(bytes, name -> true);
    }

    /**
     * The block that the bytes hold, with some of its columns.
     *
     * @param wanted by a column's name whether it is read
     * @throws IllegalArgumentException if they hold none
     */
    public static Block decode(byte[] bytes, Predicate<String> wanted) {
        if (bytes.length > 0 && bytes[0] == DeflatedBlocks.VERSION) {
            return DeflatedBlocks.decode(bytes, wanted);
        }
        BlockLayout layout = BlockLayout.of(bytes);
        List<Column> columns = new ArrayList<>();
        try {
            for (BlockLayout.Place place : layout.places()) {
                if (wanted.test(place.name())) {
                    columns.add(column(place.kind(), place.name(), layout.data(place), layout.rows()));
                }
            }
        } catch (BufferUnderflowException exception) {
            throw BlockBytes.endsEarly(exception);
        }
        return new Block(layout.rows(), columns);
    }

    /**
     * A block with some of its columns, made without decoding one. To decode those of it is the same as to decode them of
     * the whole: bytes that hold no block, or one of version 1, are given back as they are.
     *
     * @param wanted by a column's name whether the block has it
     */
    public static byte[] cut(byte[] bytes, Predicate<String> wanted) {
        BlockLayout layout;
        try {
            layout = BlockLayout.of(bytes);
        } catch (IllegalArgumentException decodingSays) {
            return bytes;
        }
        List<BlockLayout.Place> some = layout.places().stream()
                .filter(place -> wanted.test(place.name()))
                .toList();
        return some.size() == layout.places().size() ? bytes : layout.cut(some);
    }

    private static Column column(byte kind, String name, ByteBuffer data, int rows) {
        return switch (kind) {
            case NUMERIC -> new Column.Numeric(name, NumericData.read(data, rows));
            case TEXT -> TextData.read(name, data, rows);
            default -> throw new IllegalArgumentException("unknown kind of column: " + kind);
        };
    }

    static int bounded(int value, int maximum, String what) {
        if (value < 0 || value > maximum) {
            throw new IllegalArgumentException("a block cannot hold " + value + " " + what);
        }
        return value;
    }
}
