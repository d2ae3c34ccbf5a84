package io.leeway.evaluation.joint;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.statistics.joint.CorrelationSpread;
import io.leeway.statistics.joint.SecondMoments;

/**
 * The stored form of a {@link JointProfile.Known}, big-endian: version byte 1, the codes, their moments, how many are absent, and
 * how far correlations vary where that is known. Texts are UTF-8 after their length.
 */
public final class JointProfileFormat {

    private static final byte VERSION = 1;
    private static final byte NUMBER = 0;
    private static final byte CATEGORY = 1;

    private JointProfileFormat() {}

    /** Writes what is known. */
    public static byte[] write(JointProfile.Known known) {
        ByteBuffer buffer = ByteBuffer.allocate(size(known));
        write(buffer.put(VERSION), known.columns());
        writeMoments(buffer, known);
        @Nullable CorrelationSpread spread = known.spread();
        buffer.putInt(spread == null ? 0 : spread.groups());
        if (spread != null) {
            write(buffer, spread.variances());
        }
        return buffer.array();
    }

    static void write(ByteBuffer buffer, JointColumns columns) {
        buffer.putInt(columns.every()).putInt(columns.size());
        columns.columns().forEach(column -> {
            switch (column) {
                case JointColumn.Numeric(String feature, double centre, double scale) -> {
                    write(buffer.put(NUMBER), feature);
                    buffer.putDouble(centre).putDouble(scale);
                }
                case JointColumn.Category(String feature, String category) -> {
                    write(buffer.put(CATEGORY), feature);
                    write(buffer, category);
                }
            }
        });
        buffer.putInt(columns.leftOutCount()).putInt(columns.leftOut().size());
        columns.leftOut().forEach(feature -> write(buffer, feature));
    }

    static void writeMoments(ByteBuffer buffer, JointProfile.Known known) {
        SecondMoments moments = known.moments();
        buffer.putLong(moments.rows()).putDouble(moments.weight()).putDouble(moments.squaredWeights());
        write(buffer, moments.means());
        write(buffer, moments.products());
        write(buffer, known.absent());
    }

    private static int size(JointProfile.Known known) {
        return 1
                + size(known.columns())
                + sizeOfMoments(known.columns())
                + Integer.BYTES
                + (known.spread() == null ? 0 : known.moments().products().length * Double.BYTES);
    }

    static int sizeOfMoments(JointColumns columns) {
        int numbers = 2 * columns.size() + columns.size() * (columns.size() + 1) / 2;
        return Long.BYTES + 2 * Double.BYTES + numbers * Double.BYTES;
    }

    static int size(JointColumns columns) {
        int size = 4 * Integer.BYTES;
        for (JointColumn column : columns.columns()) {
            size += 1
                    + size(column.feature())
                    + switch (column) {
                        case JointColumn.Numeric ignored -> 2 * Double.BYTES;
                        case JointColumn.Category category -> size(category.category());
                    };
        }
        for (String feature : columns.leftOut()) {
            size += size(feature);
        }
        return size;
    }

    private static int size(String text) {
        return Integer.BYTES + text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void write(ByteBuffer buffer, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        buffer.putInt(bytes.length).put(bytes);
    }

    private static void write(ByteBuffer buffer, double[] numbers) {
        for (double number : numbers) {
            buffer.putDouble(number);
        }
    }

    /**
     * Reads what was known.
     *
     * @throws IllegalArgumentException if the bytes are no joint profile of this version
     */
    public static JointProfile.Known read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            if (buffer.get() != VERSION) {
                throw new IllegalArgumentException("bytes are no joint profile of version " + VERSION);
            }
            JointColumns columns = columns(buffer);
            JointProfile.Known known = readMoments(buffer, columns);
            int groups = buffer.getInt();
            CorrelationSpread spread = groups == 0
                    ? null
                    : CorrelationSpread.of(
                            groups, numbers(buffer, known.moments().products().length));
            if (buffer.hasRemaining()) {
                throw new IllegalArgumentException("bytes go on after the end of a joint profile");
            }
            return new JointProfile.Known(columns, known.moments(), known.absent(), spread);
        } catch (BufferUnderflowException exception) {
            throw new IllegalArgumentException("bytes are cut off", exception);
        }
    }

    static JointProfile.Known readMoments(ByteBuffer buffer, JointColumns columns) {
        int size = columns.size();
        SecondMoments moments = SecondMoments.of(
                buffer.getLong(),
                buffer.getDouble(),
                buffer.getDouble(),
                numbers(buffer, size),
                numbers(buffer, size * (size + 1) / 2));
        return new JointProfile.Known(columns, moments, numbers(buffer, size), null);
    }

    static JointColumns columns(ByteBuffer buffer) {
        int every = buffer.getInt();
        int size = buffer.getInt();
        if (size < 0 || size > JointColumns.MOST) {
            throw new IllegalArgumentException(
                    "a joint profile has up to " + JointColumns.MOST + " codes, not " + size);
        }
        List<JointColumn> columns = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            byte kind = buffer.get();
            String feature = text(buffer);
            columns.add(
                    kind == NUMBER
                            ? new JointColumn.Numeric(feature, buffer.getDouble(), buffer.getDouble())
                            : new JointColumn.Category(feature, text(buffer)));
        }
        int leftOutCount = buffer.getInt();
        int count = buffer.getInt();
        if (count < 0 || count > JointColumns.NAMED || leftOutCount < count) {
            throw new IllegalArgumentException("bytes are cut off or corrupted");
        }
        List<String> leftOut = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leftOut.add(text(buffer));
        }
        return new JointColumns(columns, every, leftOut, leftOutCount);
    }

    private static String text(ByteBuffer buffer) {
        int length = buffer.getInt();
        if (length < 0 || length > buffer.remaining()) {
            throw new IllegalArgumentException("bytes are cut off or corrupted");
        }
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static double[] numbers(ByteBuffer buffer, int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = buffer.getDouble();
        }
        return numbers;
    }
}
