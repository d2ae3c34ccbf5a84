package io.leeway.ingest.rows;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.BlockCodec;
import io.leeway.contracts.blocks.Column;
import io.leeway.rows.schema.ColumnRole;
import io.leeway.rows.schema.RowSchema;
import io.leeway.support.problem.ProblemException;

import static io.leeway.ingest.rows.ReaderConfiguration.reader;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RowReaderTest {

    private static final RowSchema SCHEMA = new RowSchema(
            List.of(
                    new RowSchema.SchemaColumn("id", ColumnRole.ROW_ID, true),
                    new RowSchema.SchemaColumn("at", ColumnRole.TIMESTAMP, false),
                    new RowSchema.SchemaColumn("x", ColumnRole.NUMBER, true),
                    new RowSchema.SchemaColumn("t", ColumnRole.TEXT, false)),
            null,
            null,
            null);

    @Test
    void shouldHashEveryByteOfTheBody() throws Exception {
        // Given
        String array = "[{\"id\":1,\"x\":1}]";
        byte[] padded = (array + " ".repeat(300_000) + "\n").getBytes(UTF_8);

        // When
        ReadRows rows = reader(Map.of())
                .read(SCHEMA, RowFormat.JSON_ARRAY, null, -1, new ByteArrayInputStream(padded), new TakenBlocks());

        // Then
        assertThat(rows.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(padded)));
    }

    @ParameterizedTest
    @CsvSource({
        "+999999999-12-31T23:59:59Z",
        "-0001-01-01T00:00:00Z",
        "0000-12-31T23:00:00Z",
        "+10000-01-01T00:00:00",
        "9999-12-31T23:59:59-01:00",
        "yesterday",
    })
    void shouldTakeATimeOutsideTheYearsOneToNineThousandAsMissing(String time) {
        // When
        ReadRows rows = csv("id,x,at\n1,1,2024-01-01T00:00:00Z\n2,1,0001-01-01 00:00:00\n3,1,9999-12-31 23:59:59\n"
                + "4,1,\n5,1,\n6,1," + time + "\n");

        // Then
        assertThat(rows.rows()).isEqualTo(6);
        assertThat(rows.unreadable().cells()).isEqualTo(1);
        assertThat(rows.unreadable().errors().getFirst().row()).isEqualTo(6);
        assertThat(rows.unreadable().errors().getFirst().column()).isEqualTo("at");
    }

    @ParameterizedTest
    @CsvSource({
        "leeway.limits.rows, 9, too-many-rows",
        "leeway.limits.columns, 2, too-many-columns",
        "leeway.limits.body, 50, body-too-large",
        "leeway.limits.line, 100, row-too-long",
    })
    void shouldRefuseWhatIsBeyondALimit(String key, String value, String type) {
        // Given
        String body = "id,x,t\n"
                + IntStream.range(0, 10)
                        .mapToObj(i -> i + ",1," + "t".repeat(9_000) + "\n")
                        .collect(Collectors.joining());

        // When
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> reader(Map.of(key, value))
                .read(SCHEMA, RowFormat.CSV, null, -1, stream(body.repeat(2)), new TakenBlocks()));

        // Then
        assertThat(refusal).isNotNull();
        assertThat(refusal.problem().type()).endsWith(type);
    }

    @Test
    void shouldRefuseABodyThatComesTooSlowly() {
        // Given
        RowReader reader = reader(Map.of("leeway.limits.body-time", "0s"));

        // When
        ProblemException refusal = catchThrowableOfType(
                ProblemException.class,
                () -> reader.read(SCHEMA, RowFormat.CSV, null, -1, stream("id,x\n1,1\n"), new TakenBlocks()));

        // Then
        assertThat(refusal.problem().status()).isEqualTo(408);
    }

    @Test
    void shouldKeepMemoryBoundedByEncodingEarly() {
        // Given
        String rows = IntStream.range(0, 40_000)
                .mapToObj(i -> i + ",1," + i + "\u00fc".repeat(990) + "\n")
                .collect(Collectors.joining());

        // When
        ReadRows read = csv("id,x,t\n" + rows);

        // Then
        assertThat(read.rows()).isEqualTo(40_000);
        List<Block> blocks =
                read.blocks().inOrder().stream().map(BlockCodec::decode).toList();
        assertThat(blocks.size()).isGreaterThan(1);
        assertThat(blocks.stream().mapToInt(Block::rows).sum()).isEqualTo(40_000);
    }

    @Test
    void shouldTellIdsThatCameBefore() {
        // Given
        String rows =
                IntStream.range(0, 100_000).mapToObj(i -> "row-" + i + ",1\n").collect(Collectors.joining());

        // When
        ReadRows read = csv("id,x\n" + rows + "row-7,1\nrow-99999,1\n");

        // Then
        assertThat(read.rows()).isEqualTo(100_000);
        assertThat(read.rejected().errors()).extracting(error -> error.row()).containsExactly(100_001L, 100_002L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"id\":\"2\",\"x\":1} {\"id\":\"3\",\"x\":1} | More than one JSON value",
                "{\"id\":\"2\",\"x\":1} garbage              | stops being JSON, at column",
                "{\"id\":\"2\",\"x\":1,\"x\":2}              | a key twice",
                "[1]                                         | no JSON object",
                "5                                           | no JSON object",
            })
    void shouldRejectALineThatIsNotOneObject(String line, String words) {
        // Given
        String good = IntStream.range(10, 20)
                .mapToObj(i -> "{\"id\":\"" + i + "\",\"x\":1}\n")
                .collect(Collectors.joining());

        // When
        ReadRows rows = reader(Map.of())
                .read(
                        SCHEMA,
                        RowFormat.JSON_LINES,
                        null,
                        -1,
                        stream(good + line + "\n" + good.replace("\"id\":\"", "\"id\":\"b")),
                        new TakenBlocks());

        // Then
        assertThat(rows.rows()).isEqualTo(20);
        assertThat(rows.rejected().errors().getFirst().row()).isEqualTo(11);
        assertThat(rows.rejected().errors().getFirst().message()).contains(words);
    }

    @Test
    void shouldKeepJsonValuesAsTheyWereKept() {
        // Given
        String lines =
                "{\"id\":1,\"x\":1.50,\"t\":2.0}\n{\"id\":\"b\",\"x\":null,\"t\":true}\n{\"id\":\"c\",\"x\":\"3\",\"t\":[1, \"a\"]}\n";

        // When
        ReadRows rows = reader(Map.of()).read(SCHEMA, RowFormat.JSON_LINES, null, -1, stream(lines), new TakenBlocks());

        // Then
        Block block = BlockCodec.decode(rows.blocks().held().getFirst());
        assertThat(block.numeric("x").orElseThrow().values()).containsExactly(1.5, Double.NaN, 3);
        assertThat(block.text("t").orElseThrow().dictionary()).containsExactly("2", "true", "[1,\"a\"]");
        assertThat(block.text("id").orElseThrow().dictionary()).containsExactly("1", "b", "c");
    }

    @Test
    void shouldKeepARowOfWhichACellCannotBeRead() {
        // When
        ReadRows rows = csv("id,x,t\n1,1.5,a\n2,\"1,5\",b\n3,n/a,c\n4,12 %,d\n");

        // Then
        assertThat(rows.rows()).isEqualTo(4);
        assertThat(rows.rejected().rows()).isZero();
        assertThat(rows.unreadableByColumn()).containsExactly(Map.entry("x", 2L));
        assertThat(rows.unreadable().errors())
                .satisfiesExactly(
                        comma -> {
                            assertThat(comma.row()).isEqualTo(2);
                            assertThat(comma.message())
                                    .contains("decimal comma")
                                    .doesNotContain("1,5");
                        },
                        percent -> assertThat(percent.message()).contains("percent"));
        assertThat(BlockCodec.decode(rows.blocks().held().getFirst())
                        .numeric("x")
                        .orElseThrow()
                        .values())
                .containsExactly(1.5, Double.NaN, Double.NaN, Double.NaN);
    }

    @Test
    void shouldTakeAnObjectInAColumnOfTheModelAsUnreadable() {
        // When
        ReadRows rows = reader(Map.of())
                .read(
                        SCHEMA,
                        RowFormat.JSON_LINES,
                        null,
                        -1,
                        stream("{\"id\":1,\"x\":{\"a\":1}}\n{\"id\":2,\"x\":2,\"meta\":{\"b\":1}}\n"),
                        new TakenBlocks());

        // Then
        assertThat(rows.rows()).isEqualTo(2);
        assertThat(rows.unreadableByColumn()).containsExactly(Map.entry("x", 1L));
        assertThat(rows.ignoredColumns()).containsExactly("meta");
    }

    @ParameterizedTest
    @CsvSource({"NA", "N/A", "NaN", "nan", "null", "NULL", "None", "<NA>", "NaT", "''", "' '"})
    void shouldTakeMissingWordsAsMissingInEveryColumn(String word) {
        // When
        ReadRows rows = csv("id,x,t\n1,%s,%s\n2,1,a\n".formatted(word, word));

        // Then
        Block block = BlockCodec.decode(rows.blocks().held().getFirst());
        assertThat(rows.rows()).isEqualTo(2);
        assertThat(rows.unreadable().cells()).isZero();
        assertThat(block.numeric("x").orElseThrow().values()).containsExactly(Double.NaN, 1);
        assertThat(block.text("t").orElseThrow().codes()[0]).isEqualTo(-1);
    }

    @Test
    void shouldFoldWhatPeopleSpellDifferentlyAndCountIt() {
        // When
        ReadRows rows = csv("id,x,t\n1.0,1,True\n2,1,true \n03,1,x\n");

        // Then
        Block block = BlockCodec.decode(rows.blocks().held().getFirst());
        assertThat(block.text("id").orElseThrow().dictionary()).containsExactly("1", "2", "03");
        assertThat(block.text("t").orElseThrow().dictionary()).containsExactly("true", "x");
        assertThat(rows.foldedByColumn()).containsOnly(Map.entry("id", 1L), Map.entry("t", 2L));
    }

    @Test
    void shouldSayWhatTheBodyHasWhereAColumnIsMissing() {
        // When
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> csv("ID,xx,t\n1,2,a\n"));

        // Then
        assertThat(refusal.problem().detail())
                .contains("lack the columns id, x; they have ID, xx, t.")
                .contains("Did you mean 'ID' for id, 'xx' for x?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JSON_ARRAY | []       | The body holds no rows",
                "JSON_ARRAY | [1, 2]   | 2 of 2 rows cannot be read",
                "JSON_LINES | nonsense | 1 of 1 rows cannot be read",
                "JSON_LINES | [1]      | 1 of 1 rows cannot be read"
            })
    void shouldNotMissColumnsWhereNothingIsARow(RowFormat format, String body, String why) {
        // When
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> reader(Map.of())
                .read(SCHEMA, format, null, -1, stream(body), new TakenBlocks()));

        // Then
        assertThat(refusal.problem().detail()).contains(why).doesNotContain("lack the columns");
    }

    @Test
    void shouldTakeBothOfTwoLabelsOfOneRow() {
        // Given
        RowSchema labels = new RowSchema(
                List.of(
                        new RowSchema.SchemaColumn("id", ColumnRole.ROW_ID, true),
                        new RowSchema.SchemaColumn("y", ColumnRole.REQUIRED_TEXT, true)),
                "y",
                null,
                null);

        // When
        ReadRows rows = reader(Map.of())
                .read(labels, RowFormat.CSV, null, -1, stream("id,y\na,0\nb,0\na,1\n"), new TakenBlocks());

        // Then: in their order, of which the later one holds
        assertThat(rows.rejected().rows()).isZero();
        Column.Text ids =
                BlockCodec.decode(rows.blocks().held().getFirst()).text("id").orElseThrow();
        assertThat(Arrays.stream(ids.codes()).mapToObj(code -> ids.dictionary()[code]))
                .containsExactly("a", "b", "a");
    }

    @Test
    void shouldRefuseAColumnThatIsNeededAndThereTwice() {
        // When
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> csv("id,x,x\n1,2,3\n"));
        ReadRows unneeded = csv("id,x,y,y\n1,2,3,4\n");

        // Then
        assertThat(refusal.problem().type()).endsWith("duplicate-column");
        assertThat(unneeded.rows()).isEqualTo(1);
        assertThat(unneeded.notes()).singleElement().asString().contains("More than one column is called y");
    }

    @Test
    void shouldNameTheEncodingAndTheLine() {
        // When
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> reader(Map.of())
                .read(
                        SCHEMA,
                        RowFormat.CSV,
                        null,
                        -1,
                        new ByteArrayInputStream("id,x,t\n1,1,Z\u00fcrich\n".getBytes(ISO_8859_1)),
                        new TakenBlocks()));

        // Then
        assertThat(refusal.problem().detail()).contains("Line 2").contains("Windows-1252");
    }

    private static ReadRows csv(String body) {
        return reader(Map.of()).read(SCHEMA, RowFormat.CSV, null, -1, stream(body), new TakenBlocks());
    }

    private static InputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(UTF_8));
    }
}
