package io.leeway.rows.packed;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers of some bits or bytes, the lowest first. */
public final class Bits {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private Bits() {}

    /** The eight bytes from a place on. */
    public static long longAt(byte[] bytes, int place) {
        return (long) LONGS.get(bytes, place);
    }

    /** The four bytes from a place on. */
    public static int intAt(byte[] bytes, int place) {
        return (int) INTS.get(bytes, place);
    }

    /** So many bits, 0 to 64, from a bit on; what lies behind the array is zero. */
    public static long read(byte[] bytes, long bit, int width) {
        int place = (int) (bit >>> 3);
        int shift = (int) (bit & 7);
        long value;
        if (place + Long.BYTES < bytes.length) {
            value = longAt(bytes, place) >>> shift;
            if (shift + width > Long.SIZE) {
                value |= (long) (bytes[place + Long.BYTES] & 0xFF) << (Long.SIZE - shift);
            }
        } else {
            value = 0;
            for (int i = place, up = -shift; i < bytes.length && up < width; i++, up += Byte.SIZE) {
                long octet = bytes[i] & 0xFF;
                value |= up < 0 ? octet >>> -up : octet << up;
            }
        }
        return width == Long.SIZE ? value : value & ((1L << width) - 1);
    }
}
