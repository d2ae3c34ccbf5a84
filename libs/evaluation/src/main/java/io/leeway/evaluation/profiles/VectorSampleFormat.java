package io.leeway.evaluation.profiles;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The stored form of a {@link VectorSample}, big-endian: version byte 1, rows, numbers a row, usable, unusable, then each row's
 * hash and numbers.
 */
public final class VectorSampleFormat {

    private static final byte VERSION = 1;
    private static final int HEADER = 1 + 2 * Integer.BYTES + 2 * Long.BYTES;

    private VectorSampleFormat() {}

    /** Writes a sample. */
    public static byte[] write(VectorSample sample) {
        int dimensions = sample.rows().isEmpty() ? 0 : sample.rows().getFirst().vector().length;
        ByteBuffer buffer = ByteBuffer.allocate(HEADER + sample.rows().size() * Long.BYTES * (1 + dimensions));
        buffer.put(VERSION)
                .putInt(sample.rows().size())
                .putInt(dimensions)
                .putLong(sample.usable())
                .putLong(sample.unusable());
        for (VectorSample.Row row : sample.rows()) {
            buffer.putLong(row.hash());
            for (double value : row.vector()) {
                buffer.putDouble(value);
            }
        }
        return buffer.array();
    }

    /**
     * Reads a sample.
     *
     * @throws IllegalArgumentException if the bytes are no sample of this version
     */
    public static VectorSample read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            if (buffer.get() != VERSION) {
                throw new IllegalArgumentException("bytes are no sample of vectors of version " + VERSION);
            }
            int rows = buffer.getInt();
            int dimensions = buffer.getInt();
            boolean fits = rows >= 0 && dimensions >= 0 && rows <= VectorSample.MOST;
            if (!fits || bytes.length != HEADER + (long) rows * Long.BYTES * (1 + dimensions)) {
                throw new IllegalArgumentException("bytes are cut off or corrupted");
            }
            long usable = buffer.getLong();
            long unusable = buffer.getLong();
            List<VectorSample.Row> read = new ArrayList<>();
            for (int i = 0; i < rows; i++) {
                long hash = buffer.getLong();
                double[] vector = new double[dimensions];
                for (int j = 0; j < dimensions; j++) {
                    vector[j] = buffer.getDouble();
                }
                read.add(new VectorSample.Row(hash, vector));
            }
            return new VectorSample(read, usable, unusable);
        } catch (BufferUnderflowException exception) {
            throw new IllegalArgumentException("bytes are cut off", exception);
        }
    }
}
