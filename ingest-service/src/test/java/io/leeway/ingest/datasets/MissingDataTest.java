package io.leeway.ingest.datasets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.contracts.text.Names;
import io.leeway.support.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;

class MissingDataTest {

    @Test
    void shouldSayThatTheModelHasNone() {
        // When
        Problem problem = MissingData.unknown("batch", "b-7").problem();

        // Then
        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.detail()).isEqualTo("There is no batch 'b-7' of this model.");
    }

    @Test
    void shouldSayThatRowsAreGoneForGoodAndByWhichSetting() {
        // When
        Problem problem = MissingData.rowsGone("reference", "r-7").problem();

        // Then
        assertThat(problem.status()).as("to ask again is of no use").isEqualTo(410);
        assertThat(problem.detail()).contains("reference 'r-7'").contains("leeway.ingest.retention.payload");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000b", "a\u2028b", "a\uD83D"})
    void shouldNotGiveBackWhatBreaksALine(String id) {
        // When
        String detail = MissingData.unknown("batch", id).problem().detail();

        // Then
        assertThat(Names.fault(detail)).isNull();
    }

    @Test
    void shouldCutAnIdThatIsTooLong() {
        // When
        String detail =
                MissingData.unknown("batch", "x".repeat(10_000)).problem().detail();

        // Then
        assertThat(detail).hasSizeLessThan(300).contains("x...'");
    }
}
