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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import io.leeway.statistics.profile.NumericProfile;
import io.leeway.statistics.profile.NumericProfiler;

/** Profiles a million doubles, merges a hundred profiles, writes and reads one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ProfileBenchmark {

    private static final int ROWS = 1_000_000;
    private static final int PARTS = 100;

    /** What the column holds: 0 normal, 1 log-normal, 2 uniform, 3 counts, 4 prices. */
    @Param({"0", "3", "4"})
    private int kind;

    private final NumericProfiler profiler = new NumericProfiler();
    private double[] values = new double[0];
    private List<NumericProfile> parts = List.of();
    private NumericProfile whole = NumericProfile.empty();
    private byte[] serialised = new byte[0];

    /** Makes the column and its parts. */
    @Setup
    public void prepare() {
        values = new double[ROWS];
        new BatchData(ROWS, 0, 1).fillNumeric(kind, values);
        parts = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            parts.add(profiler.profile(values, part * (ROWS / PARTS), (part + 1) * (ROWS / PARTS)));
        }
        whole = profiler.profile(values);
        serialised = whole.toBytes();
    }

    /** A million values, two in a hundred missing. */
    @Benchmark
    public NumericProfile profileMillion() {
        return profiler.profile(values);
    }

    /** A hundred profiles of ten thousand values, pair by pair. */
    @Benchmark
    public NumericProfile mergeHundred() {
        List<NumericProfile> level = parts;
        while (level.size() > 1) {
            List<NumericProfile> next = new ArrayList<>();
            for (int i = 0; i < level.size(); i += 2) {
                next.add(i + 1 < level.size() ? level.get(i).merge(level.get(i + 1)) : level.get(i));
            }
            level = next;
        }
        return level.getFirst();
    }

    /** Serialises the profile of a million values. */
    @Benchmark
    public byte[] write() {
        return whole.toBytes();
    }

    /** Reads it back. */
    @Benchmark
    public NumericProfile read() {
        return NumericProfile.fromBytes(serialised);
    }
}
