package io.leeway.statistics.hypothesis;

import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RepeatedRowsTest {

    @Test
    void shouldExpectMoreRepeatsOfALargerBatch() {
        SortedMap<Long, Long> reference = drawn(1, 120, 300);
        SortedMap<Long, Long> current = drawn(2, 120, 3_000);

        RepeatedRows.Result result = RepeatedRows.compare(reference, current).orElseThrow();

        assertThat(result.currentShare()).isCloseTo(result.referenceShare(), Offset.offset(0.05));
        assertThat(result.pValue()).isGreaterThan(0.01);
    }

    @Test
    void shouldSeeABatchThatWasSentTwice() {
        SortedMap<Long, Long> reference = new TreeMap<>(Map.of(1L, 5_000L));
        SortedMap<Long, Long> current = new TreeMap<>(Map.of(2L, 500L));

        RepeatedRows.Result result = RepeatedRows.compare(reference, current).orElseThrow();

        assertThat(result.referenceShare()).isZero();
        assertThat(result.currentShare()).isEqualTo(0.5);
        assertThat(result.pValue()).isLessThan(1e-12);
    }

    @Test
    void shouldSeeItInALargerBatchToo() {
        SortedMap<Long, Long> reference = new TreeMap<>(Map.of(1L, 1_000L));
        SortedMap<Long, Long> current = new TreeMap<>(Map.of(2L, 2_500L));

        assertThat(RepeatedRows.compare(reference, current).orElseThrow().pValue())
                .isLessThan(1e-6);
    }

    @Test
    void shouldSayNothingOfFewerRepeats() {
        SortedMap<Long, Long> reference = new TreeMap<>(Map.of(2L, 500L));
        SortedMap<Long, Long> current = new TreeMap<>(Map.of(1L, 300L));

        assertThat(RepeatedRows.compare(reference, current).orElseThrow().pValue())
                .isGreaterThan(0.9);
    }

    @Test
    void shouldBeUndefinedWithoutRows() {
        SortedMap<Long, Long> some = new TreeMap<>(Map.of(1L, 3L));

        assertThat(RepeatedRows.compare(new TreeMap<>(), some).isDefined()).isFalse();
        assertThat(RepeatedRows.compare(some, new TreeMap<>()).isDefined()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "120, 300, 3000",
        "120, 3000, 300",
        "5000, 2000, 500",
        "5000, 500, 2000",
        "1000000, 5000, 1000",
        "1000000, 1000, 1000",
        "400, 1000, 1000"
    })
    @Tag("simulation")
    void shouldKeepTheErrorRate(int different, int referenceRows, int currentRows) {
        int runs = 1_000;
        int alarms = 0;
        for (int run = 0; run < runs; run++) {
            alarms += RepeatedRows.compare(
                                            drawn(2L * run, different, referenceRows),
                                            drawn(2L * run + 1, different, currentRows))
                                    .orElseThrow()
                                    .pValue()
                            <= 0.01
                    ? 1
                    : 0;
        }

        // Three standard deviations above one in a hundred
        assertThat(alarms).isLessThanOrEqualTo(20);
    }

    /** How many of so many equally likely rows were drawn once, twice and so on. */
    private static SortedMap<Long, Long> drawn(long seed, int different, int rows) {
        SortedMap<Integer, Long> counts = new TreeMap<>();
        new SplittableRandom(seed).ints(rows, 0, different).forEach(row -> counts.merge(row, 1L, Long::sum));
        SortedMap<Long, Long> times = new TreeMap<>();
        counts.values().forEach(count -> times.merge(count, 1L, Long::sum));
        return times;
    }
}
