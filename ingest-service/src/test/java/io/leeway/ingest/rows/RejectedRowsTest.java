package io.leeway.ingest.rows;

import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.support.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;

class RejectedRowsTest {

    @Test
    void shouldSayNothingOfNoRows() {
        // When
        Rejected summary = new RejectedRows().summary();

        // Then
        assertThat(summary.rows()).isZero();
        assertThat(summary.errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "99, 99", "100, 100", "101, 100", "10000, 100"})
    void shouldCountAllAndKeepTheFirstHundredReasons(int rows, int kept) {
        // Given
        RejectedRows rejected = new RejectedRows();

        // When
        IntStream.rangeClosed(1, rows).forEach(row -> rejected.add(row, "x", "no number"));

        // Then
        assertThat(rejected.count()).isEqualTo(rows);
        assertThat(rejected.summary().rows()).isEqualTo(rows);
        assertThat(rejected.byColumn()).containsExactly(Map.entry("x", (long) rows));
        assertThat(rejected.summary().errors())
                .hasSize(kept)
                .startsWith(new Problem.Entry(1L, "x", "no number"))
                .endsWith(new Problem.Entry((long) kept, "x", "no number"));
    }

    @Test
    void shouldCountARowOfNoColumnForNone() {
        // Given
        RejectedRows rejected = new RejectedRows();
        rejected.add(1, null, "no row at all");

        // When
        rejected.add(2, "y", "no number");

        // Then
        assertThat(rejected.count()).isEqualTo(2);
        assertThat(rejected.byColumn()).containsExactly(Map.entry("y", 1L));
    }

    @Test
    void shouldNotChangeASummaryThatWasGivenOut() {
        // Given
        RejectedRows rejected = new RejectedRows();
        rejected.add(1, "x", "no number");
        Rejected before = rejected.summary();

        // When
        rejected.add(2, "x", "no number");

        // Then
        assertThat(before.rows()).isEqualTo(1);
        assertThat(before.errors()).hasSize(1);
    }
}
