package io.leeway.ingest.rows;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.rows.schema.ColumnRole;
import io.leeway.rows.schema.RowSchema;
import io.leeway.support.problem.Problem;
import io.leeway.support.problem.ProblemException;

import static io.leeway.ingest.rows.ReaderConfiguration.reader;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** When a body is refused as a whole, and how its rows are divided by time. */
class RowReaderRefusalsTest {

    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // share, rows that cannot be read, of 10 rows, taken
        "0.5, 5, true",
        "0.5, 6, false",
        "0, 0, true",
        "0, 1, false",
        "1, 9, true",
        "1, 10, false",
    })
    void shouldRefuseABodyBeyondTheShareOfRejectedRowsAndNotAtIt(String share, int bad, boolean taken) {
        // Given: rows without an id cannot be read
        RowReader reader = reader(Map.of("leeway.ingest.maximum-rejected-share", share));
        String body = IntStream.range(0, 10)
                .mapToObj(i -> (i < bad ? "" : "r" + i) + ",1\n")
                .collect(Collectors.joining("", "id,x\n", ""));

        // When
        ProblemException refusal = refusal(reader, schema(null), body);

        // Then
        assertThat(refusal == null).isEqualTo(taken);
    }

    @Test
    void shouldSayHowManyRowsOfHowManyAndWhichFirst() {
        // When
        ProblemException refusal = refusal(reader(Map.of()), schema(null), "id,x\n,1\n,2\na,3\n");

        // Then
        Problem problem = refusal.problem();
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.detail()).startsWith("2 of 3 rows cannot be read; at most 50 % may be.");
        assertThat(problem.errors()).extracting(Problem.Entry::row).containsExactly(1L, 2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "id,x\n", "\uFEFF"})
    void shouldRefuseABodyWithoutRows(String body) {
        // When
        ProblemException refusal = refusal(reader(Map.of()), schema(null), body);

        // Then
        assertThat(refusal.problem().status()).isEqualTo(400);
        assertThat(refusal.problem().type()).endsWith("empty-body");
    }

    @Test
    void shouldNameTwentyMissingColumnsAndCountTheOthers() {
        // Given
        RowSchema schema = new RowSchema(
                IntStream.range(0, 25)
                        .mapToObj(i -> new RowSchema.SchemaColumn(
                                i == 0 ? "id" : "c" + i, i == 0 ? ColumnRole.ROW_ID : ColumnRole.NUMBER, true))
                        .toList(),
                null,
                null,
                null);

        // When
        ProblemException refusal = refusal(reader(Map.of()), schema, "id\n1\n");

        // Then
        assertThat(refusal.problem().detail())
                .contains("c20 and 4 more; they have id.")
                .doesNotContain("c21");
    }

    @Test
    void shouldTakeTheRepetitionOfARowThatWasRejected() {
        // Given: a label without a value is none
        RowSchema labels = new RowSchema(
                List.of(
                        new RowSchema.SchemaColumn("id", ColumnRole.ROW_ID, true),
                        new RowSchema.SchemaColumn("y", ColumnRole.REQUIRED_NUMBER, true)),
                "y",
                null,
                null);

        // When
        ReadRows rows = read(reader(Map.of()), labels, "id,y\na,\na,1\nb,1e151\nb,-1e150\nc,0\n");

        // Then
        assertThat(rows.rows()).isEqualTo(3);
        assertThat(rows.labelled()).isTrue();
        assertThat(rows.rejectedByColumn()).containsExactly(Map.entry("y", 2L));
    }

    @Test
    void shouldPutARowIntoTheWindowThatBeginsWithItAndTheOneBeforeIntoTheWindowBefore() {
        // Given
        String body = "id,at,x\n"
                + "later," + MONDAY.plusSeconds(3_600) + ",1\n"
                + "first," + MONDAY + ",1\n"
                + "before," + MONDAY.minusMillis(1) + ",1\n"
                + "last," + MONDAY.plusSeconds(3_600).minusMillis(1) + ",1\n";

        // When
        ReadRows rows = read(reader(Map.of()), schema(Duration.ofHours(1)), body);

        // Then: in the order of time, whatever the order of rows
        long window = rows.parts().get(1).window();
        assertThat(rows.parts())
                .extracting(ReadPart::window, ReadPart::rows, ReadPart::firstBlock)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(window - 1, 1L, 0),
                        org.assertj.core.groups.Tuple.tuple(window, 2L, 1),
                        org.assertj.core.groups.Tuple.tuple(window + 1, 1L, 2));
        assertThat(rows.parts().get(1).from()).isEqualTo(MONDAY);
    }

    @Test
    void shouldCountWindowsOnThroughTheYear1970() {
        // Given
        String body = "id,at,x\na,1970-01-05T00:00:00Z,1\nb,1970-01-04T23:59:59Z,1\nc,0001-01-01T00:00:00Z,1\n";

        // When
        ReadRows rows = read(reader(Map.of()), schema(Duration.ofDays(7)), body);

        // Then
        assertThat(rows.parts()).extracting(ReadPart::window).endsWith(-1L, 0L).hasSize(3);
    }

    @Test
    void shouldRejectARowWhoseWindowNobodyKnows() {
        // When
        ReadRows rows = read(
                reader(Map.of()),
                schema(Duration.ofHours(1)),
                "id,at,x\na,,1\nb,yesterday,1\nc," + MONDAY + ",1\nd," + MONDAY + ",1\n");

        // Then
        assertThat(rows.rows()).isEqualTo(2);
        assertThat(rows.rejected().errors()).extracting(Problem.Entry::row).containsExactly(1L, 2L);
    }

    @ParameterizedTest
    @CsvSource({"1000, true", "1001, false"})
    void shouldTakeAsManyWindowsAsAreReadAtOnceAndNotOneMore(int windows, boolean taken) {
        // Given
        String body = IntStream.range(0, windows)
                .mapToObj(i -> "r" + i + "," + MONDAY.plusSeconds(60L * i) + ",1\n")
                .collect(Collectors.joining("", "id,at,x\n", ""));

        // When
        ProblemException refusal = refusal(reader(Map.of()), schema(Duration.ofMinutes(1)), body);

        // Then
        assertThat(refusal == null).isEqualTo(taken);
        assertThat(refusal == null ? "too-many-windows" : refusal.problem().type())
                .endsWith("too-many-windows");
    }

    private static RowSchema schema(@Nullable Duration window) {
        return new RowSchema(
                List.of(
                        new RowSchema.SchemaColumn("id", ColumnRole.ROW_ID, true),
                        new RowSchema.SchemaColumn("at", ColumnRole.TIMESTAMP, window != null),
                        new RowSchema.SchemaColumn("x", ColumnRole.NUMBER, true)),
                null,
                null,
                window);
    }

    private static ReadRows read(RowReader reader, RowSchema schema, String body) {
        return reader.read(
                schema, RowFormat.CSV, null, -1, new ByteArrayInputStream(body.getBytes(UTF_8)), new TakenBlocks());
    }

    private static ProblemException refusal(RowReader reader, RowSchema schema, String body) {
        return catchThrowableOfType(ProblemException.class, () -> read(reader, schema, body));
    }
}
