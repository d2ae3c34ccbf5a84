package io.leeway.contracts.blocks;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.InflaterInputStream;

/**
 * Reads blocks of version 1, which earlier releases stored: a version byte, then, deflated, the number of rows and columns
 * and each column as kind, name and data (big-endian doubles, or a dictionary and codes).
 */
final class DeflatedBlocks {

    static final byte VERSION = 1;

    private static final byte NUMERIC = 1;
    private static final byte TEXT = 2;

    private DeflatedBlocks() {}

    static Block decode(byte[] bytes, Predicate<String> wanted) {
        try (DataInputStream in =
                new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes, 1, bytes.length - 1)))) {
            int rows = BlockCodec.bounded(in.readInt(), Block.MAXIMUM_ROWS, "rows");
            int count = BlockCodec.bounded(in.readInt(), BlockCodec.MAXIMUM_COLUMNS, "columns");
            List<Column> columns = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                Column column = read(in, rows);
                if (wanted.test(column.name())) {
                    columns.add(column);
                }
            }
            if (in.read() != -1) {
                throw new IllegalArgumentException("bytes follow the last column");
            }
            return new Block(rows, columns);
        } catch (IOException exception) {
            throw new IllegalArgumentException("the block is damaged: " + exception.getMessage(), exception);
        }
    }

    private static Column read(DataInputStream in, int rows) throws IOException {
        byte kind = in.readByte();
        String name = readText(in);
        return switch (kind) {
            case NUMERIC -> {
                double[] values = new double[rows];
                ByteBuffer.wrap(exactly(in, rows * Double.BYTES))
                        .asDoubleBuffer()
                        .get(values);
                yield new Column.Numeric(name, values);
            }
            case TEXT -> {
                String[] dictionary =
                        new String[BlockCodec.bounded(in.readInt(), Block.MAXIMUM_ROWS, "dictionary entries")];
                for (int i = 0; i < dictionary.length; i++) {
                    dictionary[i] = readText(in);
                }
                int[] codes = new int[rows];
                ByteBuffer.wrap(exactly(in, rows * Integer.BYTES)).asIntBuffer().get(codes);
                for (int code : codes) {
                    if (code < -1 || code >= dictionary.length) {
                        throw new IllegalArgumentException("a code is outside the dictionary of column " + name);
                    }
                }
                yield new Column.Text(name, dictionary, codes);
            }
            default -> throw new IllegalArgumentException("unknown kind of column: " + kind);
        };
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(
                exactly(in, BlockCodec.bounded(in.readInt(), BlockCodec.MAXIMUM_TEXT_BYTES, "bytes of text")),
                StandardCharsets.UTF_8);
    }

    private static byte[] exactly(DataInputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length != length) {
            throw new EOFException("it ends early");
        }
        return bytes;
    }
}
