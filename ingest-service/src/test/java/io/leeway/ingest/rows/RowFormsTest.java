package io.leeway.ingest.rows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.rows.schema.ColumnRole;
import io.leeway.rows.schema.RowSchema;
import io.leeway.support.problem.ProblemException;

import static io.leeway.ingest.rows.ReaderConfiguration.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** One table as pandas and Polars write it in each form ({@code rows/make.py}) becomes the same blocks. */
class RowFormsTest {

    private static final RowSchema SCHEMA = new RowSchema(
            List.of(
                    new RowSchema.SchemaColumn("id", ColumnRole.ROW_ID, true),
                    new RowSchema.SchemaColumn("at", ColumnRole.TIMESTAMP, true),
                    new RowSchema.SchemaColumn("x", ColumnRole.NUMBER, true),
                    new RowSchema.SchemaColumn("t", ColumnRole.TEXT, true)),
            null,
            null,
            null);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "JSON_LINES, rows.ndjson",
        "PARQUET, rows.parquet",
        "PARQUET, polars.parquet",
        "ARROW, rows.feather",
        "ARROW, rows.arrows",
        "ARROW, polars.arrow"
    })
    void shouldMakeTheSameBlocksOfOneTable(RowFormat format, String file) throws Exception {
        // Given
        ReadRows expected = read(RowFormat.CSV, bytes("rows.csv"));

        // When
        ReadRows read = read(format, bytes(file));

        // Then
        assertThat(read.rows()).isEqualTo(200);
        assertThat(read.blocks().inOrder())
                .usingElementComparator(Arrays::compare)
                .isEqualTo(expected.blocks().inOrder());
        assertThat(read.unreadable().cells()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldRefuseAParquetBodyThatIsCutOffAndLeaveNothingBehind() throws Exception {
        // Given
        byte[] whole = bytes("rows.parquet");

        // When
        ProblemException refusal = refusal(Arrays.copyOf(whole, whole.length / 2), Map.of());

        // Then
        assertThat(refusal.problem().status()).isEqualTo(400);
        assertThat(refusal.problem().detail()).contains("cut off");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldRefuseAParquetBodyThatIsTooLarge() throws Exception {
        assertThat(refusal(bytes("rows.parquet"), Map.of("leeway.limits.body", "1000"))
                        .problem()
                        .status())
                .isEqualTo(413);
        assertThat(refusal(bytes("rows.parquet"), Map.of("leeway.limits.decompressed", "1000"))
                        .problem()
                        .status())
                .isEqualTo(413);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldSayWhereAStreamOfArrowIsCutOff() throws Exception {
        // Given
        byte[] whole = bytes("rows.arrows");

        // When
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> reader(Map.of())
                .read(SCHEMA, RowFormat.ARROW, null, -1, new ByteArrayInputStream(whole, 0, 6_000), new TakenBlocks()));

        // Then
        assertThat(refusal.problem().status()).isEqualTo(400);
        assertThat(refusal.problem().detail()).contains("cut off: it ends at byte 6000, after batch 2");
    }

    @Test
    void shouldAskForAnotherTryWhereABodyCannotBeKept() throws Exception {
        ProblemException refusal = refusal(
                bytes("rows.parquet"),
                Map.of("leeway.ingest.spool", folder.resolve("none").toString()));
        assertThat(refusal.problem().status()).isEqualTo(503);
        assertThat(refusal.problem().detail()).contains("leeway.ingest.spool");
    }

    private ReadRows read(RowFormat format, byte[] body) {
        return reader(Map.of("leeway.ingest.spool", folder.toString()))
                .read(SCHEMA, format, null, -1, new ByteArrayInputStream(body), new TakenBlocks());
    }

    private ProblemException refusal(byte[] body, Map<String, String> configuration) {
        Map<String, String> all = new HashMap<>(Map.of("leeway.ingest.spool", folder.toString()));
        all.putAll(configuration);
        return catchThrowableOfType(ProblemException.class, () -> reader(all)
                .read(SCHEMA, RowFormat.PARQUET, null, -1, new ByteArrayInputStream(body), new TakenBlocks()));
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(RowFormsTest.class.getResourceAsStream("/rows/" + name), name)) {
            return file.readAllBytes();
        }
    }
}
