package io.leeway.contracts.blocks;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.CRC32C;

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

    private static final byte VERSION = 2;
    private static final byte NUMERIC = 1;
    private static final byte TEXT = 2;

    private BlockCodec() {}

    /** The block as bytes. */
    public static byte[] encode(Block block) {
        BlockBytes out = new BlockBytes(block.rows() * block.columns().size() * Integer.BYTES);
        out.putByte(VERSION);
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
        out.putInt(checksum(out.array(), out.size()));
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
            return read(in, wanted);
        } catch (BufferUnderflowException exception) {
            throw new IllegalArgumentException("the block is damaged: it ends early", exception);
        }
    }

    private static Block read(ByteBuffer in, Predicate<String> wanted) {
        int rows = bounded(in.getInt(), Block.MAXIMUM_ROWS, "rows");
        int count = bounded(in.getInt(), MAXIMUM_COLUMNS, "columns");
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte kind = in.get();
            String name = BlockBytes.text(in, bounded(in.getInt(), MAXIMUM_TEXT_BYTES, "bytes of text"));
            ByteBuffer data = BlockBytes.slice(in, in.getInt());
            if (wanted.test(name)) {
                columns.add(column(kind, name, data, rows));
            }
        }
        if (in.hasRemaining()) {
            throw new IllegalArgumentException("bytes follow the last column");
        }
        return new Block(rows, columns);
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

    private static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
