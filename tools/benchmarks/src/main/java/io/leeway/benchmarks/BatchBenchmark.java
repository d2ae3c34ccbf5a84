package io.leeway.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.statistics.profile.NumericProfiler;

/** A batch of a million rows, 15 numeric and 5 categorical columns, against a stored reference. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BatchBenchmark {

    private static final int ROWS = 1_000_000;

    private final NumericProfiler profiler = new NumericProfiler();
    private final List<NumericProfile> numericReferences = new ArrayList<>();
    private final List<CategoricalProfile> categoricalReferences = new ArrayList<>();
    private final List<double[]> numeric = new ArrayList<>();
    private final List<int[]> codes = new ArrayList<>();
    private final List<String[]> dictionaries = new ArrayList<>();

    /** Makes the reference and the batch. */
    @Setup
    public void prepare() {
        BatchData reference = new BatchData(ROWS, 0, 1);
        BatchData current = new BatchData(ROWS, 0.05, 2);
        for (int column = 0; column < BatchData.NUMERIC; column++) {
            double[] values = new double[ROWS];
            reference.fillNumeric(column, values);
            numericReferences.add(profiler.profile(values));
            current.fillNumeric(column, values);
            numeric.add(values);
        }
        for (int column = 0; column < BatchData.CATEGORICAL; column++) {
            int[] values = new int[ROWS];
            String[] dictionary = reference.dictionary(column);
            reference.fillCodes(column, values);
            categoricalReferences.add(CategoricalProfile.of(dictionary, values));
            current.fillCodes(column, values);
            codes.add(values);
            dictionaries.add(dictionary);
        }
    }

    /** Profiles the batch and computes every default statistic. */
    @Benchmark
    public double evaluate() {
        double sum = 0;
        for (int column = 0; column < numeric.size(); column++) {
            sum += BatchEvaluation.evaluate(numericReferences.get(column), profiler.profile(numeric.get(column)));
        }
        for (int column = 0; column < codes.size(); column++) {
            sum += BatchEvaluation.evaluate(
                    categoricalReferences.get(column),
                    CategoricalProfile.of(dictionaries.get(column), codes.get(column)));
        }
        return sum;
    }
}
