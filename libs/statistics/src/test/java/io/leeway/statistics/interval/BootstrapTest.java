package io.leeway.statistics.interval;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.metric.ConfusionMatrix;

import static org.assertj.core.api.Assertions.assertThat;

final class BootstrapTest {

    private static final Bootstrap BOOTSTRAP = new Bootstrap(400, 0.95, 42);

    private static final ConfusionMatrix MATRIX =
            ConfusionMatrix.of(List.of("no", "yes"), new long[][] {{700, 60}, {90, 150}});

    @Test
    void shouldCoverTheMeanAsTheNormalIntervalDoes() {
        // Given
        double[] values = new Random(1).doubles(2_000).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();

        // When
        ConfidenceInterval interval = BOOTSTRAP
                .ofRows(
                        values.length,
                        rows -> Outcome.of(Arrays.stream(rows)
                                .mapToDouble(row -> values[row])
                                .average()
                                .orElseThrow()))
                .orElseThrow();

        // Then: the standard error of the mean of a uniform sample of 2000 is 0.00645
        assertThat(interval.contains(mean)).isTrue();
        assertThat(interval.upper() - interval.lower()).isBetween(0.021, 0.030);
    }

    @Test
    void shouldAgreeWithWilsonOnAccuracy() {
        // Given
        ConfidenceInterval wilson = WilsonInterval.of(850, 1000, 0.95).orElseThrow();

        // When
        ConfidenceInterval interval =
                BOOTSTRAP.ofConfusion(MATRIX, ConfusionMatrix::accuracy).orElseThrow();

        // Then
        assertThat(interval.lower()).isBetween(wilson.lower() - 0.01, wilson.lower() + 0.01);
        assertThat(interval.upper()).isBetween(wilson.upper() - 0.01, wilson.upper() + 0.01);
    }

    @Test
    void shouldRepeatItselfForTheSameSeed() {
        // When
        Outcome<ConfidenceInterval> interval = BOOTSTRAP.ofConfusion(MATRIX, matrix -> Outcome.of(matrix.f1(1)));

        // Then
        assertThat(interval).isEqualTo(BOOTSTRAP.ofConfusion(MATRIX, matrix -> Outcome.of(matrix.f1(1))));
    }

    @Test
    void shouldGiveNumbersThatAreMeasuredTogetherTheIntervalsTheyHaveAlone() {
        // Given
        double[] values = new Random(1).doubles(50).toArray();
        Function<int[], Outcome<double[]>> drawn = rows ->
                Outcome.of(Arrays.stream(rows).mapToDouble(row -> values[row]).toArray());
        Function<double[], Outcome<Double>> greatest =
                draw -> Outcome.of(Arrays.stream(draw).max().orElseThrow());
        Function<double[], Outcome<Double>> sum =
                draw -> Outcome.of(Arrays.stream(draw).sum());
        AtomicInteger measured = new AtomicInteger();

        // When
        List<Outcome<ConfidenceInterval>> together = BOOTSTRAP.ofRows(
                50,
                rows -> {
                    measured.incrementAndGet();
                    return drawn.apply(rows);
                },
                List.of(greatest, sum));

        // Then
        assertThat(together)
                .containsExactly(
                        BOOTSTRAP.ofRows(50, rows -> drawn.apply(rows).flatMap(greatest)),
                        BOOTSTRAP.ofRows(50, rows -> drawn.apply(rows).flatMap(sum)));
        assertThat(measured).hasValue(BOOTSTRAP.replicates());
    }

    @Test
    void shouldDefineNothingWhenTheMetricIsMostlyUndefined() {
        assertThat(BOOTSTRAP.ofRows(10, rows -> Outcome.undefined(Reason.SINGLE_CLASS)))
                .isEqualTo(Outcome.undefined(Reason.TOO_FEW_VALUES));
        assertThat(BOOTSTRAP.ofRows(0, rows -> Outcome.of(1.0))).isEqualTo(Outcome.undefined(Reason.NO_ROWS));
    }
}
