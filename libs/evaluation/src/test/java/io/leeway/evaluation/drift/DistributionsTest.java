package io.leeway.evaluation.drift;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.reports.ColumnSummary;
import io.leeway.contracts.reports.Distribution;
import io.leeway.evaluation.profiles.ColumnPair;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DistributionsTest {

    @Test
    void shouldBinOverTheMiddleOfTheReferenceAndReachToTheEndsOfBothSides() {
        // Given: 0 to 100 on one side; on the other everything at 50 but one value far below and one far above
        NumericProfile reference =
                NumericProfile.of(IntStream.rangeClosed(0, 100).asDoubleStream().toArray());
        NumericProfile current = numbers(-500, 50, 50, 700);

        // When
        Distribution shape = Distributions.of(new ColumnPair.Numeric(reference, current));

        // Then: from the quantiles 0.01 and 0.99 of the reference, 1 and 99
        assertThat(shape.categories()).isNull();
        assertThat(shape.edges()).hasSize(21).isSorted();
        assertThat(shape.edges().getFirst()).isEqualTo(-500);
        assertThat(shape.edges().get(1)).isCloseTo(1 + 4.9, within(1e-9));
        assertThat(shape.edges().get(2)).isCloseTo(1 + 2 * 4.9, within(1e-9));
        assertThat(shape.edges().getLast()).isEqualTo(700);
        assertThat(shape.reference()).hasSize(20);
        assertThat(shape.reference().getFirst()).isCloseTo(6 / 101.0, within(1e-9));
        assertThat(shape.reference().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(1, within(1e-12));
        assertThat(shape.current().getFirst()).isEqualTo(0.25);
        assertThat(shape.current().get(9)).isCloseTo(0.5, within(1e-12));
        assertThat(shape.current().getLast()).isEqualTo(0.25);
    }

    @Test
    void shouldShowAConstantReferenceInOneBin() {
        // When
        Distribution same = Distributions.of(new ColumnPair.Numeric(numbers(7, 7, 7), numbers(7, 7)));
        Distribution moved = Distributions.of(new ColumnPair.Numeric(numbers(7, 7, 7), numbers(9, 7)));

        // Then
        assertThat(same.edges()).containsExactly(7.0, Math.nextUp(7.0));
        assertThat(moved.edges()).containsExactly(7.0, 9.0);
        assertThat(moved.reference()).containsExactly(1.0);
        assertThat(moved.current()).containsExactly(1.0);
    }

    @Test
    void shouldShowNoShapeWhereASideIsEmpty() {
        assertThat(Distributions.of(new ColumnPair.Numeric(numbers(), numbers(1))))
                .isNull();
        assertThat(Distributions.of(new ColumnPair.Numeric(numbers(1), numbers(Double.NaN))))
                .isNull();
        assertThat(Distributions.of(new ColumnPair.Categorical(categories(Map.of()), categories(Map.of("a", 1L)))))
                .isNull();
        assertThat(Distributions.of(new ColumnPair.Categorical(categories(Map.of("a", 1L)), categories(Map.of()))))
                .isNull();
    }

    @Test
    void shouldShowTheReferencesMostFrequentCategoriesFirstAndThenTheNewOnes() {
        // Given
        CategoricalProfile reference = categories(Map.of("few", 25L, "many", 75L));
        CategoricalProfile current = categories(Map.of("many", 2L, "new-b", 1L, "new-a", 1L, "new-most", 4L));

        // When
        Distribution shape = Distributions.of(new ColumnPair.Categorical(reference, current));

        // Then
        assertThat(shape.edges()).isNull();
        assertThat(shape.categories()).containsExactly("many", "few", "new-most", "new-a", "new-b");
        assertThat(shape.reference()).containsExactly(0.75, 0.25, 0.0, 0.0, 0.0);
        assertThat(shape.current()).containsExactly(0.25, 0.0, 0.5, 0.125, 0.125);
    }

    @Test
    void shouldPoolTheThirteenthCategoryAndNotTheTwelfth() {
        // When
        Distribution twelve = Distributions.of(new ColumnPair.Categorical(equal(12), equal(12)));
        Distribution sixteen = Distributions.of(new ColumnPair.Categorical(equal(16), equal(16)));

        // Then
        assertThat(twelve.categories()).hasSize(12).doesNotContain("(other)");
        assertThat(sixteen.categories()).hasSize(13).endsWith("(other)");
        assertThat(sixteen.reference().getLast()).isEqualTo(4 / 16.0);
        assertThat(sixteen.current().getLast()).isEqualTo(4 / 16.0);
    }

    @Test
    void shouldSummariseNumbers() {
        // Given
        NumericProfile current = numbers(0, 2, 4, Double.NaN, Double.POSITIVE_INFINITY);

        // When
        ColumnSummary summary = ColumnSummaries.current(new ColumnPair.Numeric(numbers(1), current));

        // Then
        assertThat(summary.rows()).isEqualTo(5);
        assertThat(summary.missing()).isEqualTo(1);
        assertThat(summary.zeros()).isEqualTo(1);
        assertThat(summary.infinite()).isEqualTo(1);
        assertThat(summary.minimum()).isEqualTo(0);
        assertThat(summary.median()).isEqualTo(2);
    }

    @Test
    void shouldSummariseNoValuesWithoutMomentsAndCategoriesByTheirCounts() {
        // When
        ColumnSummary empty = ColumnSummaries.reference(new ColumnPair.Numeric(numbers(Double.NaN), numbers(1)));
        ColumnPair pair = new ColumnPair.Categorical(categories(Map.of("a", 3L)), categories(Map.of("a", 1L, "b", 1L)));

        // Then
        assertThat(empty).isEqualTo(new ColumnSummary(1, 1, 0L, 0L, 0, null, null, null, null, null));
        assertThat(ColumnSummaries.reference(pair))
                .isEqualTo(new ColumnSummary(3, 0, null, null, 1, null, null, null, null, null));
        assertThat(ColumnSummaries.current(pair))
                .isEqualTo(new ColumnSummary(2, 0, null, null, 2, null, null, null, null, null));
    }

    private static CategoricalProfile equal(int categories) {
        Map<String, Long> counts = new LinkedHashMap<>();
        IntStream.range(0, categories).forEach(i -> counts.put("c" + i, 1L));
        return categories(counts);
    }

    private static NumericProfile numbers(double... values) {
        return NumericProfile.of(values);
    }

    private static CategoricalProfile categories(Map<String, Long> counts) {
        CategoricalProfile.Builder builder = CategoricalProfile.builder();
        counts.forEach(builder::add);
        return builder.build();
    }
}
