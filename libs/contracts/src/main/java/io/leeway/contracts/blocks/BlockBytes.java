package io.leeway.contracts.blocks;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Little-endian bytes that grow as they are written. */
final class BlockBytes {

    private static final int LEAST = 1 << 10;

    private ByteBuffer buffer;

    BlockBytes(int capacity) {
        buffer = ByteBuffer.allocate(Math.max(LEAST, capacity)).order(ByteOrder.LITTLE_ENDIAN);
    }

    int size() {
        return buffer.position();
    }

    /** With {@link #size} bytes in use; another one after the next writing. */
    byte[] array() {
        return buffer.array();
    }

    byte[] toArray() {
        return Arrays.copyOf(buffer.array(), size());
    }

    /** The buffer, in which there is room for so many bytes more. */
    ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(2 * buffer.capacity(), size() + bytes))
                    .order(ByteOrder.LITTLE_ENDIAN);
            buffer = larger.put(buffer.array(), 0, size());
        }
        return buffer;
    }

    void putByte(int value) {
        room(1).put((byte) value);
    }

    void putInt(int value) {
        room(Integer.BYTES).putInt(value);
    }

    void putLong(long value) {
        room(Long.BYTES).putLong(value);
    }

    void putBytes(byte[] bytes, int length) {
        room(length).put(bytes, 0, length);
    }

    void putText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        putInt(bytes.length);
        putBytes(bytes, bytes.length);
    }

    /** Writes an integer over another that stands there already. */
    void setInt(int place, int value) {
        buffer.putInt(place, value);
    }

    /** A number of so many bytes, from 0 on. */
    void putUnsigned(long value, int bytes) {
        ByteBuffer out = room(bytes);
        switch (bytes) {
            case 1 -> out.put((byte) value);
            case 2 -> out.putShort((short) value);
            default -> out.putInt((int) value);
        }
    }

    /** How many bytes numbers up to the largest need: 1, 2 or 4. */
    static int width(long largest) {
        return largest < 1 << Byte.SIZE ? 1 : largest < 1 << Short.SIZE ? 2 : 4;
    }

    /** A width as it was written. */
    static int checkedWidth(byte width) {
        if (width != 1 && width != 2 && width != 4) {
            throw new IllegalArgumentException("the block is damaged: numbers of " + width + " bytes");
        }
        return width;
    }

    static long unsigned(ByteBuffer in, int bytes) {
        return switch (bytes) {
            case 1 -> in.get() & 0xFFL;
            case 2 -> in.getShort() & 0xFFFFL;
            default -> in.getInt() & 0xFFFF_FFFFL;
        };
    }

    /** So many bytes from here on, by themselves. */
    static ByteBuffer slice(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer slice = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + length);
        return slice;
    }

    static String text(ByteBuffer in, int length) {
        byte[] bytes = new byte[Math.min(length, in.remaining() + 1)];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static IllegalArgumentException endsEarly(BufferUnderflowException exception) {
        return new IllegalArgumentException("the block is damaged: it ends early", exception);
    }
}
