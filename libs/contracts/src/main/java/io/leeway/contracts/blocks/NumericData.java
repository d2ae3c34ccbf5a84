package io.leeway.contracts.blocks;

import java.nio.ByteBuffer;

/**
 * The numbers of one column in a block: as decimals where each is a whole number of tenths, hundredths and so on in a
 * range that needs four bytes at most (counts, prices, times), as floats where nothing is lost by it, and as doubles
 * otherwise. What is read is, bit for bit, what was written; {@code NaN} is missing.
 */
final class NumericData {

    private static final byte DOUBLES = 0;
    private static final byte FLOATS = 1;
    private static final byte DECIMALS = 2;

    private static final double[] SCALES = {1, 10, 100, 1_000, 10_000};

    /** From here on a double does not hold every whole number. */
    private static final double LARGEST = 1L << 53;

    private static final long MOST_CODES = 1L << Integer.SIZE;

    private NumericData() {}

    static void write(double[] values, BlockBytes out) {
        for (int scale = 0; scale < SCALES.length; scale++) {
            if (writeDecimals(values, scale, out)) {
                return;
            }
        }
        if (isFloats(values)) {
            out.putByte(FLOATS);
            ByteBuffer room = out.room(values.length * Float.BYTES);
            for (double value : values) {
                room.putFloat((float) value);
            }
            return;
        }
        out.putByte(DOUBLES);
        ByteBuffer room = out.room(values.length * Double.BYTES);
        room.asDoubleBuffer().put(values);
        room.position(room.position() + values.length * Double.BYTES);
    }

    /** False, and nothing is written, where a value is none in this scale or they lie too far apart. */
    private static boolean writeDecimals(double[] values, int scale, BlockBytes out) {
        double factor = SCALES[scale];
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (double value : values) {
            if (Double.isNaN(value)) {
                continue;
            }
            long decimal = decimal(value, factor);
            if (!isDecimal(value, decimal, factor)) {
                return false;
            }
            least = Math.min(least, decimal);
            most = Math.max(most, decimal);
        }
        if (least > most) {
            least = 0;
            most = 0;
        }
        // One code more than there are values in the range, because 0 is missing.
        if (most - least + 1 >= MOST_CODES) {
            return false;
        }
        int width = BlockBytes.width(most - least + 1);
        out.putByte(DECIMALS);
        out.putByte(scale);
        out.putByte(width);
        out.putLong(least);
        out.room(values.length * width);
        for (double value : values) {
            out.putUnsigned(Double.isNaN(value) ? 0 : decimal(value, factor) - least + 1, width);
        }
        return true;
    }

    private static long decimal(double value, double factor) {
        double scaled = value * factor;
        return (long) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    }

    private static boolean isDecimal(double value, long decimal, double factor) {
        return Math.abs(decimal) < LARGEST
                && Double.doubleToRawLongBits(decimal / factor) == Double.doubleToRawLongBits(value);
    }

    private static boolean isFloats(double[] values) {
        for (double value : values) {
            if ((float) value != value && !Double.isNaN(value)) {
                return false;
            }
        }
        return true;
    }

    static double[] read(ByteBuffer in, int rows) {
        double[] values = new double[rows];
        byte form = in.get();
        switch (form) {
            case DOUBLES -> in.asDoubleBuffer().get(values);
            case FLOATS -> {
                for (int i = 0; i < rows; i++) {
                    values[i] = in.getFloat();
                }
            }
            case DECIMALS -> readDecimals(in, values);
            default -> throw new IllegalArgumentException("unknown form of numbers: " + form);
        }
        return values;
    }

    private static void readDecimals(ByteBuffer in, double[] values) {
        int scale = BlockCodec.bounded(in.get(), SCALES.length - 1, "digits behind the point");
        int width = BlockBytes.checkedWidth(in.get());
        long least = in.getLong();
        double factor = SCALES[scale];
        for (int i = 0; i < values.length; i++) {
            long code = BlockBytes.unsigned(in, width);
            values[i] = code == 0 ? Double.NaN : (least + code - 1) / factor;
        }
    }
}
