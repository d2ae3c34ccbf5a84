package io.leeway.ingest.rows;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.support.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RowFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/csv                      | CSV",
                "Text/CSV; charset=utf-8       | CSV",
                "application/csv;header=present| CSV",
                "text/tab-separated-values     | CSV",
                "application/x-ndjson          | JSON_LINES",
                "application/ndjson            | JSON_LINES",
                "application/jsonl ; a=b       | JSON_LINES",
                "application/json              | JSON_ARRAY",
                "application/vnd.apache.parquet| PARQUET",
                "application/vnd.apache.arrow.stream| ARROW",
                "application/vnd.apache.arrow.file| ARROW",
            })
    void shouldKnowAFormByItsTypeWhateverFollowsIt(String contentType, RowFormat format) {
        assertThat(RowFormat.of(contentType)).isEqualTo(format);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"text/plain", ";", "text/csvx", "application/json\nX: y"})
    void shouldRefuseAnyOtherAndSayWhatIsTaken(@Nullable String contentType) {
        // When
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> RowFormat.of(contentType));

        // Then
        assertThat(refusal.problem().status()).isEqualTo(415);
        assertThat(refusal.problem().detail())
                .contains("text/csv, application/x-ndjson, application/json, application/vnd.apache.parquet")
                .contains("application/vnd.apache.arrow.stream or application/vnd.apache.arrow.file")
                .doesNotContain("\n");
    }
}
