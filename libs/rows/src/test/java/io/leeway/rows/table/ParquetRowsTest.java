package io.leeway.rows.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files that pyarrow and pandas write ({@code make.py} beside them) hold what the same table holds as CSV. */
class ParquetRowsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"none", "snappy", "gzip", "lz4", "zstd", "polars", "v2", "groups", "plain", "delta", "spark"})
    void shouldReadEveryCellAsFromCsv(String name) throws Exception {
        // Given
        List<String> expected =
                Meanings.of(TableFormat.CSV.open(new ByteArrayInputStream(bytes("table.csv")), limits()));

        // When
        List<String> read = Meanings.of(open(bytes(name + ".parquet")));

        // Then
        assertThat(read).isEqualTo(expected).hasSizeGreaterThan(40);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldKeepEveryDigitOfAnId() throws Exception {
        RowSource rows = open(bytes("snappy.parquet"));
        rows.next();
        assertThat(rows.cell("id")).isEqualTo("9007199254740993");
        assertThat(rows.cell("uint64")).isEqualTo("18446744073709551615");
        assertThat(rows.cell("int64")).isEqualTo("-9223372036854775808");
    }

    @Test
    void shouldReadWhatPandasWrites() throws Exception {
        RowSource rows = open(bytes("pandas.parquet"));
        assertThat(rows.columns()).containsExactly("id", "x", "c", "__index_level_0__");
        rows.next();
        rows.next();
        assertThat(List.of(String.valueOf(rows.cell("x")), String.valueOf(rows.cell("c"))))
                .containsExactly("null", "v");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "struct | is a structure",
                "map    | is a map",
                "deep   | is a list of something nested",
                "words  | is a list of something else than numbers",
                "binary | is binary without a text's annotation",
                "time   | is time of day",
            })
    void shouldRefuseATypeThatIsNotReadOnlyWhereTheColumnIsAskedFor(String column, String what) throws Exception {
        RowSource rows = open(bytes("exotic.parquet"));
        rows.next();
        assertThat(rows.cell("id")).isEqualTo("a");
        assertThat(rows.cell("last")).isEqualTo("1");
        assertThat(rows.cell(column)).isNull();
        assertThatThrownBy(() -> rows.place(column))
                .isInstanceOf(UnreadableTableException.class)
                .hasMessageContaining("'" + column + "' " + what);
    }

    @Test
    void shouldReadListsOfNumbersAsJsonWritesThem() throws Exception {
        RowSource rows = open(bytes("exotic.parquet"));
        List<@Nullable String> read = new ArrayList<>();
        while (rows.next()) {
            read.add(rows.cell("list"));
            read.add(rows.cell("ints"));
            read.add(rows.cell("half"));
        }
        assertThat(read).containsExactly("[1.5,null]", "[1,2]", "0.5", "[]", "[3]", "1.0", null, "[4,5,6]", "2.0");
    }

    @Test
    void shouldNameACodecThatIsNotRead() throws Exception {
        RowSource rows = open(bytes("brotli.parquet"));
        rows.next();
        assertThatThrownBy(() -> rows.cell("id"))
                .isInstanceOf(UnreadableTableException.class)
                .hasMessageContaining("Column 'id', row group 1")
                .hasMessageContaining("compressed with brotli");
    }

    @Test
    void shouldReadTablesOfNothing() throws Exception {
        assertThat(open(bytes("no-rows.parquet")).next()).isFalse();
        assertThatThrownBy(() -> open(bytes("no-columns.parquet"))).hasMessageContaining("no columns");
        assertThat(open(bytes("twice.parquet")).repeated()).containsExactly("x");
    }

    @Test
    void shouldSayWhatIsNoParquetFile() throws Exception {
        byte[] whole = bytes("none.parquet");
        byte[] lying = whole.clone();
        lying[lying.length - 5] = 0x7F;
        byte[] encrypted = whole.clone();
        encrypted[encrypted.length - 1] = 'E';
        assertRefused(new byte[0], "no rows");
        assertRefused(new byte[] {'P', 'A', 'R', '1'}, "4 bytes, fewer");
        assertRefused("id,x\na,1\nb,2\n".getBytes(UTF_8), "does not begin with PAR1");
        assertRefused(Arrays.copyOf(whole, whole.length - 1), "it is cut off");
        assertRefused(lying, "of which the file has no room");
        assertRefused(encrypted, "encrypted");
    }

    @Test
    void shouldNoticeADamagedPageByItsChecksum() throws Exception {
        byte[] damaged = bytes("groups.parquet");
        // Within the first column's first page, behind its header
        damaged[90] ^= 1;
        assertThatThrownBy(() -> Meanings.of(open(damaged))).hasMessageContaining("Column 'id', row group 1");
    }

    @Test
    void shouldEndWhatUnpacksTooLarge() throws Exception {
        TableLimits small = new TableLimits(100, 1_000, 10, 100, 2_000, TableLimits.mostMemory(), folder);
        RowSource rows = TableFormat.PARQUET.open(new ByteArrayInputStream(bytes("snappy.parquet")), small);
        assertThatThrownBy(() -> Meanings.of(rows)).hasMessageContaining("unpack into more than 2000 bytes");
    }

    @Test
    void shouldSayThatThereIsNoRoomForTheFile() {
        TableLimits nowhere =
                new TableLimits(100, 1_000, 10, 100, 2_000, TableLimits.mostMemory(), folder.resolve("none"));
        assertThatThrownBy(() -> TableFormat.PARQUET.open(new ByteArrayInputStream(bytes("snappy.parquet")), nowhere))
                .isInstanceOf(SpoolException.class);
    }

    /** Whatever is damaged, there are rows or a refusal, and nothing stays behind. */
    @ParameterizedTest
    @ValueSource(
            strings = {"none", "snappy", "lz4", "gzip", "zstd", "polars", "v2", "groups", "delta", "spark", "exotic"})
    void shouldNeverFailOtherwiseThanByARefusal(String name) throws Exception {
        byte[] whole = bytes(name + ".parquet");
        SplittableRandom random = new SplittableRandom(17);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] damaged = whole.clone();
            int at = random.nextInt(whole.length);
            switch (i % 3) {
                case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> damaged[at] = (byte) (random.nextBoolean() ? 0xFF : 0x7F);
                default -> damaged = Arrays.copyOf(damaged, at);
            }
            try (RowSource rows = open(damaged)) {
                Meanings.of(rows);
            } catch (UnreadableTableException refusal) {
                refused++;
                assertThat(refusal.getMessage()).endsWith(".");
            }
        }
        assertThat(refused).isGreaterThan(100);
        assertThat(folder).isEmptyDirectory();
    }

    private void assertRefused(byte[] body, String why) {
        assertThatThrownBy(() -> open(body))
                .isInstanceOf(UnreadableTableException.class)
                .hasMessageContaining(why);
        assertThat(folder).isEmptyDirectory();
    }

    private TableLimits limits() {
        return new TableLimits(100, 100_000, 10, 100, 1 << 20, TableLimits.mostMemory(), folder);
    }

    private RowSource open(byte[] body) throws IOException {
        return TableFormat.PARQUET.open(new ByteArrayInputStream(body), limits());
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(
                ParquetRowsTest.class.getResourceAsStream("/io/leeway/rows/parquet/" + name), name)) {
            return file.readAllBytes();
        }
    }
}
