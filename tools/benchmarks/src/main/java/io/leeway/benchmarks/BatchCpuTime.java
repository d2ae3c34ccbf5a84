package io.leeway.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.FeatureType;
import io.leeway.evaluation.joint.JointCoder;
import io.leeway.evaluation.joint.JointColumns;
import io.leeway.evaluation.joint.JointProfile;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.statistics.profile.NumericProfiler;

/**
 * Prints the cpu seconds of one thread, and the greatest heap, for a batch of 20 columns: against a stored reference, and with
 * both sides profiled; and what it adds to look at the features together, at the sample and at every row.
 *
 * <p>Arguments: rows (default 1000000), rounds (default 8).
 */
public final class BatchCpuTime {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final int rows;
    private final List<double[]> numeric = new ArrayList<>();
    private final List<int[]> codes = new ArrayList<>();
    private final List<String[]> dictionaries = new ArrayList<>();
    private final List<NumericProfile> numericReferences = new ArrayList<>();
    private final List<CategoricalProfile> categoricalReferences = new ArrayList<>();
    private double sum;

    private BatchCpuTime(int rows) {
        this.rows = rows;
        BatchData reference = new BatchData(rows, 0, 1);
        BatchData current = new BatchData(rows, 0.05, 2);
        NumericProfiler profiler = new NumericProfiler();
        double[] scratch = new double[rows];
        for (int column = 0; column < BatchData.NUMERIC; column++) {
            reference.fillNumeric(column, scratch);
            numericReferences.add(profiler.profile(scratch));
            double[] values = new double[rows];
            current.fillNumeric(column, values);
            numeric.add(values);
        }
        int[] scratchCodes = new int[rows];
        for (int column = 0; column < BatchData.CATEGORICAL; column++) {
            reference.fillCodes(column, scratchCodes);
            String[] dictionary = reference.dictionary(column);
            categoricalReferences.add(CategoricalProfile.of(dictionary, scratchCodes));
            int[] values = new int[rows];
            current.fillCodes(column, values);
            codes.add(values);
            dictionaries.add(dictionary);
        }
    }

    /** Runs the measurement. */
    public static void main(String[] arguments) {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8;
        BatchCpuTime batch = new BatchCpuTime(rows);
        System.out.printf("rows=%d columns=20 runtime=%s%n", rows, Runtime.version());
        for (int round = 1; round <= rounds; round++) {
            double stored = batch.cpuSeconds(false);
            double both = batch.cpuSeconds(true);
            System.out.printf(
                    "round=%d stored_reference_cpu_s=%.3f both_sides_cpu_s=%.3f joint_cpu_s=%.4f joint_every_row_cpu_s=%.3f%n",
                    round, stored, both, batch.jointCpuSeconds(0), batch.jointCpuSeconds(1));
        }
        long heap = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                heap += pool.getPeakUsage().getUsed();
            }
        }
        System.out.printf("peak_heap_mb=%d checksum=%.6g%n", heap >> 20, batch.sum);
    }

    /** What the features do together, besides. */
    private double jointCpuSeconds(double chunkRows) {
        Map<String, FeatureType> features = new LinkedHashMap<>();
        Map<String, NumericProfile> numbers = new LinkedHashMap<>();
        Map<String, CategoricalProfile> words = new LinkedHashMap<>();
        for (int column = 0; column < numeric.size(); column++) {
            features.put("n" + column, FeatureType.NUMERIC);
            numbers.put("n" + column, numericReferences.get(column));
        }
        for (int column = 0; column < codes.size(); column++) {
            features.put("c" + column, FeatureType.CATEGORICAL);
            words.put("c" + column, categoricalReferences.get(column));
        }
        JointCoder coder = new JointCoder(JointColumns.of(features, numbers, words, chunkRows), "id");
        JointProfile profile = new JointProfile.Unknown("it has no rows");
        long spent = 0;
        for (int from = 0; from < rows; from += Block.MAXIMUM_ROWS) {
            Block block = block(from, Math.min(rows, from + Block.MAXIMUM_ROWS));
            long start = THREADS.getCurrentThreadCpuTime();
            JointProfile of = coder.of(block);
            profile = from == 0 ? of : profile.merge(of);
            spent += THREADS.getCurrentThreadCpuTime() - start;
        }
        sum += profile instanceof JointProfile.Known known ? known.moments().covariance(1, 0) : 0;
        return spent / 1e9;
    }

    private Block block(int from, int to) {
        List<Column> columns = new ArrayList<>();
        for (int column = 0; column < numeric.size(); column++) {
            columns.add(new Column.Numeric("n" + column, Arrays.copyOfRange(numeric.get(column), from, to)));
        }
        for (int column = 0; column < codes.size(); column++) {
            columns.add(new Column.Text(
                    "c" + column, dictionaries.get(column), Arrays.copyOfRange(codes.get(column), from, to)));
        }
        return new Block(to - from, columns);
    }

    private double cpuSeconds(boolean bothSides) {
        NumericProfiler profiler = new NumericProfiler();
        long start = THREADS.getCurrentThreadCpuTime();
        for (int column = 0; column < numeric.size(); column++) {
            NumericProfile current = profiler.profile(numeric.get(column), 0, rows);
            // five columns on, the values are of the same kind and independent: what the other side's would be
            double[] other = numeric.get((column + 5) % BatchData.NUMERIC);
            NumericProfile reference = bothSides ? profiler.profile(other, 0, rows) : numericReferences.get(column);
            sum += BatchEvaluation.evaluate(reference, current);
        }
        for (int column = 0; column < codes.size(); column++) {
            CategoricalProfile current = CategoricalProfile.of(dictionaries.get(column), codes.get(column));
            CategoricalProfile reference = bothSides
                    ? CategoricalProfile.of(dictionaries.get(column), codes.get(column))
                    : categoricalReferences.get(column);
            sum += BatchEvaluation.evaluate(reference, current);
        }
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
    }
}
