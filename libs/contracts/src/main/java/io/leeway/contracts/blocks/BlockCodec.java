package io.leeway.contracts.blocks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Writes and reads blocks: a version byte, then, deflated, the number of rows and columns and each column as kind, name
 * and data (big-endian doubles, or a dictionary and codes).
 */
public final class BlockCodec {

    /** The media type under which blocks are served. */
    public static final String MEDIA_TYPE = "application/vnd.leeway.block";

    private static final byte VERSION = 1;
    private static final byte NUMERIC = 1;
    private static final byte TEXT = 2;
    private static final int MAXIMUM_COLUMNS = 10_000;
    private static final int MAXIMUM_TEXT_BYTES = 1 << 20;

    private BlockCodec() {}

    /** The block as bytes. */
    public static byte[] encode(Block block) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(VERSION);
        // Batches are written once and read a few times on the same network: speed matters more than size.
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, deflater, 1 << 14))) {
            out.writeInt(block.rows());
            out.writeInt(block.columns().size());
            for (Column column : block.columns()) {
                write(out, column);
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    /**
     * The block that the bytes hold.
     *
     * @throws IllegalArgumentException if they hold none
     */
    public static Block decode(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != VERSION) {
            throw new IllegalArgumentException("not a block of version " + VERSION);
        }
        try (DataInputStream in =
                new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes, 1, bytes.length - 1)))) {
            int rows = bounded(in.readInt(), Block.MAXIMUM_ROWS, "rows");
            int count = bounded(in.readInt(), MAXIMUM_COLUMNS, "columns");
            List<Column> columns = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                columns.add(read(in, rows));
            }
            if (in.read() != -1) {
                throw new IllegalArgumentException("bytes follow the last column");
            }
            return new Block(rows, columns);
        } catch (IOException exception) {
            throw new IllegalArgumentException("the block is damaged: " + exception.getMessage(), exception);
        }
    }

    private static void write(DataOutputStream out, Column column) throws IOException {
        switch (column) {
            case Column.Numeric numeric -> {
                out.writeByte(NUMERIC);
                writeText(out, numeric.name());
                ByteBuffer buffer = ByteBuffer.allocate(numeric.rows() * Double.BYTES);
                buffer.asDoubleBuffer().put(numeric.values());
                out.write(buffer.array());
            }
            case Column.Text text -> {
                out.writeByte(TEXT);
                writeText(out, text.name());
                out.writeInt(text.dictionary().length);
                for (String value : text.dictionary()) {
                    writeText(out, value);
                }
                ByteBuffer buffer = ByteBuffer.allocate(text.rows() * Integer.BYTES);
                buffer.asIntBuffer().put(text.codes());
                out.write(buffer.array());
            }
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
                String[] dictionary = new String[bounded(in.readInt(), Block.MAXIMUM_ROWS, "dictionary entries")];
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

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(
                exactly(in, bounded(in.readInt(), MAXIMUM_TEXT_BYTES, "bytes of text")), StandardCharsets.UTF_8);
    }

    private static byte[] exactly(DataInputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length != length) {
            throw new EOFException("it ends early");
        }
        return bytes;
    }

    private static int bounded(int value, int maximum, String what) {
        if (value < 0 || value > maximum) {
            throw new IllegalArgumentException("a block cannot hold " + value + " " + what);
        }
        return value;
    }
}
