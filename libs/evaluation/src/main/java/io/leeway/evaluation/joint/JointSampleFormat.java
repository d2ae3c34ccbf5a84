package io.leeway.evaluation.joint;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.leeway.statistics.joint.SecondMoments;

/**
 * The form in which a {@link JointSample} is sent, big-endian: the codes, the rows, and by level the moments. Of a sample of
 * which nothing is known there is nothing.
 */
public final class JointSampleFormat {

    /** Rounding of sums of products, relative to the number of rows. */
    private static final double ROUNDING = 1e-6;

    private JointSampleFormat() {}

    /** Writes a sample. */
    public static byte[] write(JointSample sample) {
        Optional<JointColumns> known = sample.columns();
        if (known.isEmpty()) {
            return new byte[0];
        }
        JointColumns columns = known.get();
        int level = Integer.BYTES + JointProfileFormat.sizeOfMoments(columns);
        ByteBuffer buffer = ByteBuffer.allocate(JointProfileFormat.size(columns)
                + Long.BYTES
                + Integer.BYTES
                + sample.levels().size() * level);
        JointProfileFormat.write(buffer, columns);
        buffer.putLong(sample.rows()).putInt(sample.levels().size());
        sample.levels().forEach((number, moments) -> JointProfileFormat.writeMoments(buffer.putInt(number), moments));
        return buffer.array();
    }

    /**
     * Reads what somebody wrote.
     *
     * @throws IllegalArgumentException if the bytes are no sample of any rows
     */
    public static JointSample read(byte[] bytes) {
        if (bytes.length == 0) {
            return JointSample.unknown("its profiles say nothing of it");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            JointColumns columns = JointProfileFormat.columns(buffer);
            long rows = buffer.getLong();
            int count = buffer.getInt();
            require(columns.every() >= 0, "it looks at one row in " + columns.every());
            require(rows >= 0 && count >= 0 && count <= JointSample.MOST_LEVEL + 1, "its counts are out of range");
            SortedMap<Integer, JointProfile.Known> levels = new TreeMap<>();
            long looked = 0;
            for (int i = 0; i < count; i++) {
                int level = buffer.getInt();
                boolean ascends = levels.isEmpty() || level > levels.lastKey();
                int lowest = JointSample.lowest(columns, rows);
                int highest = columns.every() == JointColumns.BY_BLOCK ? JointSample.MOST_LEVEL : 0;
                require(ascends && level >= lowest && level <= highest, "it has moments of level " + level);
                JointProfile.Known known = JointProfileFormat.readMoments(buffer, columns);
                check(known);
                looked = Math.addExact(looked, known.moments().rows());
                levels.put(level, known);
            }
            require(looked <= rows, "it looks at " + looked + " of " + rows + " rows");
            require(!buffer.hasRemaining(), "it goes on after its end");
            return JointSample.of(columns, rows, levels);
        } catch (BufferUnderflowException | ArithmeticException exception) {
            throw new IllegalArgumentException("it is cut off or its counts are out of range", exception);
        }
    }

    private static void check(JointProfile.Known known) {
        SecondMoments moments = known.moments();
        long rows = moments.rows();
        require(
                moments.weight() == rows && moments.squaredWeights() == rows,
                "its weights are not those of " + rows + " rows");
        double most = JointColumn.Numeric.MOST;
        require(
                Arrays.stream(moments.means()).allMatch(mean -> Math.abs(mean) <= most + ROUNDING),
                "a mean is beyond what codes can be");
        double largest = rows * most * most * (1 + ROUNDING);
        for (int i = 0; i < moments.columns(); i++) {
            require(moments.covarianceSum(i, i) >= 0, "a sum of squares is negative");
            for (int j = 0; j <= i; j++) {
                require(
                        Math.abs(moments.covarianceSum(i, j)) <= largest,
                        "a sum of products is beyond what codes can be");
            }
        }
        require(
                Arrays.stream(known.absent()).allMatch(absent -> absent >= 0 && absent <= rows),
                "it counts more rows without a value than it has");
    }

    private static void require(boolean condition, String fault) {
        if (!condition) {
            throw new IllegalArgumentException("what its features do together cannot be of any rows: " + fault);
        }
    }
}
