package io.leeway.contracts.blocks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The texts of one column in a block: the lengths of its dictionary's texts, their bytes one behind the other, deflated where
 * they are long, and a code for each row, 0 for missing; no codes where every row has the next text, as in a column of ids.
 */
final class TextData {

    private static final byte PLAIN = 0;
    private static final byte DEFLATED = 1;

    /** From so many bytes a text on it is worth the time that deflating them takes. */
    private static final int LONG = 24;

    /** Nothing deflated becomes more than so many times as large. */
    private static final int LARGEST_RATIO = 1_032;

    private static final byte IN_ORDER = 0;

    private TextData() {}

    static void write(Column.Text column, BlockBytes out) {
        String[] dictionary = column.dictionary();
        byte[][] texts = new byte[dictionary.length][];
        int longest = 0;
        int size = 0;
        for (int i = 0; i < texts.length; i++) {
            texts[i] = dictionary[i].getBytes(StandardCharsets.UTF_8);
            longest = Math.max(longest, texts[i].length);
            size += texts[i].length;
        }
        int width = BlockBytes.width(longest);
        out.putInt(texts.length);
        out.putByte(width);
        out.putInt(size);
        for (byte[] text : texts) {
            out.putUnsigned(text.length, width);
        }
        ByteBuffer bytes = ByteBuffer.allocate(size);
        for (byte[] text : texts) {
            bytes.put(text);
        }
        writeBytes(bytes.array(), size > (long) LONG * texts.length, out);
        writeCodes(column.codes(), texts.length, out);
    }

    private static void writeBytes(byte[] bytes, boolean longTexts, BlockBytes out) {
        if (longTexts) {
            Deflater deflater = new Deflater(Deflater.BEST_SPEED);
            try {
                deflater.setInput(bytes);
                deflater.finish();
                byte[] deflated = new byte[bytes.length];
                int length = deflater.deflate(deflated);
                if (deflater.finished()) {
                    out.putByte(DEFLATED);
                    out.putInt(length);
                    out.putBytes(deflated, length);
                    return;
                }
            } finally {
                deflater.end();
            }
        }
        out.putByte(PLAIN);
        out.putInt(bytes.length);
        out.putBytes(bytes, bytes.length);
    }

    private static void writeCodes(int[] codes, int texts, BlockBytes out) {
        if (isInOrder(codes, texts)) {
            out.putByte(IN_ORDER);
            return;
        }
        int width = BlockBytes.width(texts);
        out.putByte(width);
        out.room(codes.length * width);
        for (int code : codes) {
            out.putUnsigned(code + 1L, width);
        }
    }

    private static boolean isInOrder(int[] codes, int texts) {
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] != i) {
                return false;
            }
        }
        return codes.length == texts;
    }

    static Column.Text read(String name, ByteBuffer in, int rows) {
        String[] dictionary = new String[BlockCodec.bounded(in.getInt(), Block.MAXIMUM_ROWS, "dictionary entries")];
        int width = BlockBytes.checkedWidth(in.get());
        int size = in.getInt();
        ByteBuffer lengths = BlockBytes.slice(in, dictionary.length * width);
        byte[] bytes = readBytes(in, size);
        int from = 0;
        for (int i = 0; i < dictionary.length; i++) {
            int length = (int) BlockBytes.unsigned(lengths, width);
            if (length < 0 || length > bytes.length - from) {
                throw new IllegalArgumentException("the block is damaged: a text ends behind the others");
            }
            dictionary[i] = new String(bytes, from, length, StandardCharsets.UTF_8);
            from += length;
        }
        return new Column.Text(name, dictionary, readCodes(name, in, rows, dictionary.length));
    }

    private static byte[] readBytes(ByteBuffer in, int size) {
        byte form = in.get();
        int stored = in.getInt();
        ByteBuffer slice = BlockBytes.slice(in, stored);
        if (size < 0 || (form == PLAIN ? size != stored : size / LARGEST_RATIO > stored)) {
            throw new IllegalArgumentException("the block is damaged: texts of another size");
        }
        byte[] bytes = new byte[size];
        if (form == PLAIN) {
            slice.get(bytes);
            return bytes;
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(slice);
            if (inflater.inflate(bytes) != size) {
                throw new IllegalArgumentException("the block is damaged: its texts end early");
            }
            return bytes;
        } catch (DataFormatException exception) {
            throw new IllegalArgumentException("the block is damaged: its texts cannot be unpacked", exception);
        } finally {
            inflater.end();
        }
    }

    private static int[] readCodes(String name, ByteBuffer in, int rows, int texts) {
        int[] codes = new int[rows];
        byte form = in.get();
        if (form == IN_ORDER) {
            if (rows != texts) {
                throw new IllegalArgumentException("the block is damaged: " + texts + " texts for " + rows + " rows");
            }
            for (int i = 0; i < rows; i++) {
                codes[i] = i;
            }
            return codes;
        }
        int width = BlockBytes.checkedWidth(form);
        for (int i = 0; i < rows; i++) {
            codes[i] = (int) BlockBytes.unsigned(in, width) - 1;
            if (codes[i] < -1 || codes[i] >= texts) {
                throw new IllegalArgumentException("a code is outside the dictionary of column " + name);
            }
        }
        return codes;
    }
}
