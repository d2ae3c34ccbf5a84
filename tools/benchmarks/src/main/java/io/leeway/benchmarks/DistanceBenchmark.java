package io.leeway.benchmarks;

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

import io.leeway.statistics.Outcome;
import io.leeway.statistics.distance.EnergyDistance;
import io.leeway.statistics.distance.Hellinger;
import io.leeway.statistics.distance.JensenShannon;
import io.leeway.statistics.distance.KullbackLeibler;
import io.leeway.statistics.distance.Psi;
import io.leeway.statistics.distance.Wasserstein;
import io.leeway.statistics.hypothesis.AndersonDarling;
import io.leeway.statistics.hypothesis.CramerVonMises;
import io.leeway.statistics.hypothesis.KolmogorovSmirnov;
import io.leeway.statistics.hypothesis.MannWhitney;
import io.leeway.statistics.hypothesis.MeanShift;
import io.leeway.statistics.profile.NumericProfile;

/** All numeric distances and tests of two profiles. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DistanceBenchmark {

    /** The rows of each side. */
    @Param({"10000", "1000000"})
    private int rows;

    private NumericProfile reference = NumericProfile.empty();
    private NumericProfile current = NumericProfile.empty();

    /** Makes both sides. */
    @Setup
    public void prepare() {
        double[] values = new double[rows];
        new BatchData(rows, 0, 1).fillNumeric(0, values);
        reference = NumericProfile.of(values);
        new BatchData(rows, 0.05, 2).fillNumeric(0, values);
        current = NumericProfile.of(values);
    }

    /** What a batch asks by default. */
    @Benchmark
    public double defaults() {
        return BatchEvaluation.evaluate(reference, current);
    }

    /** Everything there is for one column. */
    @Benchmark
    public List<Outcome<?>> everything() {
        return List.of(
                KolmogorovSmirnov.compare(reference, current),
                Wasserstein.compare(reference, current),
                EnergyDistance.compare(reference, current),
                Psi.compare(reference, current),
                JensenShannon.compare(reference, current),
                KullbackLeibler.compare(reference, current),
                Hellinger.compare(reference, current),
                CramerVonMises.compare(reference, current),
                AndersonDarling.compare(reference, current),
                MannWhitney.compare(reference, current),
                MeanShift.compare(reference, current));
    }
}
