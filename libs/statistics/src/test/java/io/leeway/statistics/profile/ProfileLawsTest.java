package io.leeway.statistics.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Laws that every profile keeps, whatever the data. */
final class ProfileLawsTest {

    @Provide
    Arbitrary<double[]> columns() {
        Arbitrary<Double> values = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.doubles().between(-1e6, 1e6)),
                Tuple.of(3, Arbitraries.integers().between(-3, 3).map(i -> (double) i)),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                Double.NaN,
                                Double.POSITIVE_INFINITY,
                                Double.NEGATIVE_INFINITY,
                                -0.0,
                                1e150,
                                Double.MIN_VALUE,
                                -Double.MAX_VALUE)));
        return values.list().ofMaxSize(60).map(ProfileLawsTest::unboxed);
    }

    private static double[] unboxed(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Property(tries = 300)
    void shouldEqualTheProfileOfTheConcatenation(@ForAll("columns") double[] left, @ForAll("columns") double[] right) {
        double[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);

        NumericProfile merged = NumericProfile.of(left).merge(NumericProfile.of(right));

        assertThat(merged.toBytes()).isEqualTo(NumericProfile.of(both).toBytes());
    }

    @Property(tries = 200)
    void shouldMergeInAnyOrder(
            @ForAll("columns") double[] one, @ForAll("columns") double[] two, @ForAll("columns") double[] three) {
        NumericProfile a = NumericProfile.of(one);
        NumericProfile b = NumericProfile.of(two);
        NumericProfile c = NumericProfile.of(three);

        byte[] leftFirst = a.merge(b).merge(c).toBytes();

        assertThat(leftFirst).isEqualTo(a.merge(b.merge(c)).toBytes());
        assertThat(a.merge(b).toBytes()).isEqualTo(b.merge(a).toBytes());
    }

    @Property(tries = 200)
    void shouldNotDependOnTheOrderOfRows(@ForAll("columns") double[] column, @ForAll long seed) {
        List<Double> shuffled = new ArrayList<>();
        Arrays.stream(column).forEach(shuffled::add);
        Collections.shuffle(shuffled, new Random(seed));

        byte[] profile = NumericProfile.of(unboxed(shuffled)).toBytes();

        assertThat(profile).isEqualTo(NumericProfile.of(column).toBytes());
    }

    @Property(tries = 300)
    void shouldSurviveSerialisation(@ForAll("columns") double[] column) {
        NumericProfile profile = NumericProfile.of(column);

        NumericProfile read = NumericProfile.fromBytes(profile.toBytes());

        assertThat(read.toBytes()).isEqualTo(profile.toBytes());
        assertThat(read.rows()).isEqualTo(column.length);
    }

    @Property(tries = 200)
    void shouldNotModifyItsInput(@ForAll("columns") double[] column) {
        double[] copy = column.clone();

        NumericProfile.of(column);

        assertThat(column).containsExactly(copy);
    }

    @Property(tries = 100)
    void shouldStayWithinTheStatedErrorWhenCompressed(
            @ForAll @IntRange(min = 2, max = 40) int points,
            @ForAll @IntRange(min = 1, max = 4) int parts,
            @ForAll long seed) {
        Random random = new Random(seed);
        NumericProfile exact = NumericProfile.empty();
        NumericProfile compressed = NumericProfile.empty();
        for (int part = 0; part < parts; part++) {
            double[] values = random.doubles(50 + random.nextInt(200))
                    .map(x -> x * x * 10)
                    .toArray();
            exact = exact.merge(NumericProfile.of(values));
            compressed = compressed.merge(NumericProfile.of(values)).compress(points);
        }

        EmpiricalGap gap = EmpiricalGap.between(exact.sample(), compressed.sample(), ErrorBound.EXACT);

        assertThat(gap.supremumShare()).isLessThanOrEqualTo(compressed.error().rank() + 1e-12);
        assertThat(gap.area()).isLessThanOrEqualTo(compressed.error().wasserstein() + 1e-12);
        assertThat(compressed.size()).isEqualTo(exact.size());
        assertThat(compressed.distinct()).isLessThanOrEqualTo(points);
        assertThat(compressed.min()).isEqualTo(exact.min());
        assertThat(compressed.max()).isEqualTo(exact.max());
        assertThat(compressed.mean()).isCloseTo(exact.mean(), within(1e-9));
        assertThat(compressed.populationStandardDeviation())
                .isCloseTo(exact.populationStandardDeviation(), within(1e-9));
    }

    @Property(tries = 200)
    void shouldMergeCategoriesAsIfConcatenated(
            @ForAll List<@StringLength(max = 2) String> left, @ForAll List<@StringLength(max = 2) String> right) {
        CategoricalProfile.Builder both = CategoricalProfile.builder();
        left.forEach(both::add);
        right.forEach(both::add);
        CategoricalProfile.Builder first = CategoricalProfile.builder();
        left.forEach(first::add);
        CategoricalProfile.Builder second = CategoricalProfile.builder();
        right.forEach(second::add);

        CategoricalProfile merged = first.build().merge(second.build());

        assertThat(merged.toBytes()).isEqualTo(both.build().toBytes());
        assertThat(CategoricalProfile.fromBytes(merged.toBytes()).counts()).isEqualTo(merged.counts());
    }
}
