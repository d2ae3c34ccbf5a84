package io.leeway.risk.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SamplingTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private record At(Instant at, @Nullable Double value) {}

    @Test
    void shouldLeaveNoMoreThanFitAsTheyAre() {
        assertThat(sample(List.of(), 3)).isEmpty();
        List<At> three = List.of(at(0, 1.0), at(1, null), at(2, 3.0));
        assertThat(sample(three, 3)).isEqualTo(three);
    }

    @Test
    void shouldKeepTheLowestTheHighestAndTheLastOfAllInTheirOrder() {
        // Given
        List<At> points = new ArrayList<>(IntStream.range(0, 10_000)
                .mapToObj(i -> at(i, new Random(i).nextDouble()))
                .toList());
        points.set(4_321, at(4_321, -7.0));
        points.set(8_765, at(8_765, 9.0));

        // When
        List<At> sample = sample(points, 300);

        // Then
        assertThat(sample).hasSizeLessThanOrEqualTo(300).hasSizeGreaterThan(200);
        assertThat(sample).contains(points.get(4_321), points.get(8_765), points.getLast());
        assertThat(points).containsAll(sample);
        assertThat(sample).isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
    }

    @Test
    void shouldKeepAGapWhereNothingIsKnown() {
        // Given: nothing is known in the second third
        List<At> points = IntStream.range(0, 900)
                .mapToObj(i -> at(i, i >= 300 && i < 600 ? null : 1.0))
                .toList();

        // When
        List<At> sample = sample(points, 90);

        // Then
        assertThat(sample.stream().filter(point -> point.value() == null)).hasSizeBetween(9, 11);
    }

    @Test
    void shouldDivideByTimeAndNotByNumber() {
        // Given: a thousand points in the first second, one a year later
        List<At> points = new ArrayList<>();
        IntStream.range(0, 1_000).forEach(i -> points.add(new At(BEGIN.plusMillis(i), (double) i)));
        At late = new At(BEGIN.plusSeconds(31_536_000), 5.0);
        points.add(late);

        // When
        List<At> sample = sample(points, 30);

        // Then
        assertThat(sample).containsExactly(points.getFirst(), points.get(999), late);
    }

    @Test
    void shouldTakePointsOfOneMomentAndPointsOutOfTheOrderOfTime() {
        List<At> same = IntStream.range(0, 100).mapToObj(i -> at(0, (double) i)).toList();
        assertThat(sample(same, 10)).containsExactly(same.getFirst(), same.getLast());
        List<At> reversed =
                IntStream.range(0, 100).mapToObj(i -> at(100 - i, 1.0)).toList();
        assertThat(sample(reversed, 10)).hasSizeBetween(3, 10);
    }

    private static At at(int second, @Nullable Double value) {
        return new At(BEGIN.plusSeconds(second), value);
    }

    private static List<At> sample(List<At> points, int most) {
        return Sampling.of(points, most, point -> point.at().toEpochMilli(), At::value);
    }
}
