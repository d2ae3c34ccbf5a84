package io.leeway.benchmarks;

import java.util.SplittableRandom;
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

import io.leeway.statistics.stream.Adwin;
import io.leeway.statistics.stream.ChangeDetector;
import io.leeway.statistics.stream.Cusum;
import io.leeway.statistics.stream.Ddm;
import io.leeway.statistics.stream.Eddm;
import io.leeway.statistics.stream.Ewma;
import io.leeway.statistics.stream.PageHinkley;
import io.leeway.statistics.stream.Signal;

/** One value of an error stream, for each detector. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DetectorBenchmark {

    private static final int VALUES = 1 << 16;

    /** Which detector. */
    @Param({"adwin", "cusum", "ddm", "eddm", "ewma", "page-hinkley"})
    private String detector = "adwin";

    private final double[] values = new double[VALUES];
    private ChangeDetector watched = Adwin.withDefaults();
    private int next;

    /** Makes the stream. */
    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < VALUES; i++) {
            values[i] = random.nextDouble() < 0.2 ? 1 : 0;
        }
        watched = switch (detector) {
            case "adwin" -> Adwin.withDefaults();
            case "cusum" -> Cusum.of(0.2, 0.4);
            case "ddm" -> Ddm.withDefaults();
            case "eddm" -> Eddm.withDefaults();
            case "ewma" -> Ewma.of(0.2, 0.4);
            default -> PageHinkley.withDefaults();
        };
    }

    /** Takes one value. */
    @Benchmark
    public Signal update() {
        next = (next + 1) & (VALUES - 1);
        return watched.update(values[next]);
    }
}
