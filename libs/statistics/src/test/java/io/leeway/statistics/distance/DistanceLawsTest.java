package io.leeway.statistics.distance;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleBiFunction;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

import io.leeway.statistics.hypothesis.KolmogorovSmirnov;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Laws of the distances: identity, symmetry, the triangle inequality, invariance and growth. */
final class DistanceLawsTest {

    private static final Binning FIXED = Binning.fixed(-50, -10, 0, 10, 50);

    private static final ToDoubleBiFunction<NumericProfile, NumericProfile> KS =
            (a, b) -> KolmogorovSmirnov.compare(a, b).orElseThrow().statistic();
    private static final ToDoubleBiFunction<NumericProfile, NumericProfile> WASSERSTEIN =
            (a, b) -> Wasserstein.compare(a, b).orElseThrow().raw();
    private static final ToDoubleBiFunction<NumericProfile, NumericProfile> ENERGY =
            (a, b) -> EnergyDistance.compare(a, b).orElseThrow().distance();
    private static final ToDoubleBiFunction<NumericProfile, NumericProfile> JENSEN_SHANNON =
            (a, b) -> JensenShannon.compare(a, b, FIXED, JensenShannon.Base.TWO)
                    .orElseThrow()
                    .value();
    private static final ToDoubleBiFunction<NumericProfile, NumericProfile> HELLINGER =
            (a, b) -> Hellinger.compare(a, b, FIXED).orElseThrow().value();
    private static final ToDoubleBiFunction<NumericProfile, NumericProfile> PSI =
            (a, b) -> Psi.compare(a, b, FIXED, ZeroShares.FIXED).orElseThrow().value();

    private static final List<ToDoubleBiFunction<NumericProfile, NumericProfile>> METRICS =
            List.of(KS, WASSERSTEIN, ENERGY, JENSEN_SHANNON, HELLINGER);

    @Provide
    Arbitrary<double[]> samples() {
        return Arbitraries.oneOf(
                        Arbitraries.doubles().between(-100, 100),
                        Arbitraries.integers().between(-5, 5).map(i -> (double) i))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .map(values -> values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double[] mapped(double[] values, DoubleUnaryOperator operator) {
        return Arrays.stream(values).map(operator).toArray();
    }

    @Property(tries = 200)
    void shouldBeZeroOfItself(@ForAll("samples") double[] values) {
        NumericProfile profile = NumericProfile.of(values);

        assertThat(METRICS).allSatisfy(metric -> assertThat(metric.applyAsDouble(profile, profile))
                .isZero());
        assertThat(PSI.applyAsDouble(profile, profile)).isZero();
    }

    @Property(tries = 200)
    void shouldBeSymmetric(@ForAll("samples") double[] left, @ForAll("samples") double[] right) {
        NumericProfile a = NumericProfile.of(left);
        NumericProfile b = NumericProfile.of(right);

        assertThat(METRICS).allSatisfy(metric -> assertThat(metric.applyAsDouble(a, b))
                .isCloseTo(metric.applyAsDouble(b, a), within(1e-9)));
        assertThat(PSI.applyAsDouble(a, b)).isCloseTo(PSI.applyAsDouble(b, a), within(1e-9));
    }

    @Property(tries = 200)
    void shouldKeepTheTriangleInequality(
            @ForAll("samples") double[] one, @ForAll("samples") double[] two, @ForAll("samples") double[] three) {
        NumericProfile a = NumericProfile.of(one);
        NumericProfile b = NumericProfile.of(two);
        NumericProfile c = NumericProfile.of(three);

        assertThat(METRICS).allSatisfy(metric -> assertThat(metric.applyAsDouble(a, c))
                .isLessThanOrEqualTo(metric.applyAsDouble(a, b) + metric.applyAsDouble(b, c) + 1e-9));
    }

    @Property(tries = 200)
    void shouldScaleAsItsUnit(
            @ForAll("samples") double[] left,
            @ForAll("samples") double[] right,
            @ForAll @IntRange(min = -8, max = 8) int exponent) {
        // a power of two, so that scaling neither makes nor breaks a tie
        double factor = Math.scalb(1.0, exponent);
        NumericProfile a = NumericProfile.of(left);
        NumericProfile b = NumericProfile.of(right);
        NumericProfile scaledA = NumericProfile.of(mapped(left, x -> x * factor));
        NumericProfile scaledB = NumericProfile.of(mapped(right, x -> x * factor));

        assertThat(KS.applyAsDouble(scaledA, scaledB)).isEqualTo(KS.applyAsDouble(a, b));
        assertThat(WASSERSTEIN.applyAsDouble(scaledA, scaledB))
                .isCloseTo(factor * WASSERSTEIN.applyAsDouble(a, b), within(1e-9 * factor));
        assertThat(ENERGY.applyAsDouble(scaledA, scaledB))
                .isCloseTo(Math.sqrt(factor) * ENERGY.applyAsDouble(a, b), within(1e-9 * factor + 1e-9));
    }

    @Property(tries = 100)
    void shouldGrowWithTheShift(@ForAll @DoubleRange(min = 0.01, max = 5) double step, @ForAll long seed) {
        double[] values = new Random(seed).doubles(200, -10, 10).toArray();
        NumericProfile reference = NumericProfile.of(values);
        double[] last = new double[3];
        for (int i = 1; i <= 6; i++) {
            double shift = i * step;
            NumericProfile shifted = NumericProfile.of(mapped(values, x -> x + shift));
            double[] now = {
                KS.applyAsDouble(reference, shifted),
                WASSERSTEIN.applyAsDouble(reference, shifted),
                ENERGY.applyAsDouble(reference, shifted)
            };
            for (int metric = 0; metric < now.length; metric++) {
                assertThat(now[metric]).isGreaterThanOrEqualTo(last[metric] - 1e-12);
            }
            assertThat(now[1]).isCloseTo(shift, within(1e-9));
            last = now;
        }
    }

    @Property(tries = 50)
    void shouldStayWithinTheErrorBoundWhenCompressed(
            @ForAll @IntRange(min = 5, max = 60) int points, @ForAll long seed) {
        Random random = new Random(seed);
        NumericProfile a = NumericProfile.of(random.doubles(600).toArray());
        NumericProfile b = NumericProfile.of(random.doubles(500).map(x -> x * x).toArray());
        NumericProfile small = a.compress(points);
        NumericProfile other = b.compress(points + 3);

        KolmogorovSmirnov.Result ks = KolmogorovSmirnov.compare(small, other).orElseThrow();
        Wasserstein.Result wasserstein = Wasserstein.compare(small, other).orElseThrow();
        EnergyDistance.Result energy = EnergyDistance.compare(small, other).orElseThrow();

        assertThat(Math.abs(ks.statistic() - KS.applyAsDouble(a, b))).isLessThanOrEqualTo(ks.errorBound() + 1e-12);
        assertThat(Math.abs(wasserstein.raw() - WASSERSTEIN.applyAsDouble(a, b)))
                .isLessThanOrEqualTo(wasserstein.errorBound() + 1e-12);
        assertThat(Math.abs(energy.distance() - ENERGY.applyAsDouble(a, b)))
                .isLessThanOrEqualTo(energy.errorBound() + 1e-12);
        assertThat(ks.method()).isEqualTo(KolmogorovSmirnov.Method.ASYMPTOTIC);
    }
}
