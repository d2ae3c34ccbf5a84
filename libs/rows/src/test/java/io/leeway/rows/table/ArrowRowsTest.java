package io.leeway.rows.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.rows.arrow.ArrowBatches;
import io.leeway.rows.packed.PackedException;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Streams and files that pyarrow, pandas and Polars write ({@code make.py} beside them) hold what the same table holds as CSV. */
class ArrowRowsTest {

    @TempDir
    static Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stream.arrows",
                "batches.arrows",
                "file.arrow",
                "legacy.arrows",
                "lz4.arrows",
                "zstd.arrows",
                "feather.arrow",
                "polars.arrows",
                "polars-uncompressed.arrow",
                "polars-lz4.arrow",
                "polars-zstd.arrow",
                "polars-batches.arrow",
                "polars-old.arrow"
            })
    void shouldReadEveryCellAsFromCsv(String name) throws Exception {
        // Given
        List<String> expected =
                Meanings.of(TableFormat.CSV.open(new ByteArrayInputStream(ArrowFixtures.csv()), limits()));

        // When
        List<String> read = Meanings.of(open(name));

        // Then
        assertThat(read).isEqualTo(expected).hasSizeGreaterThan(40);
    }

    @Test
    void shouldReadBytesThatComeInPieces() throws Exception {
        RowSource rows = TableFormat.ARROW.open(
                new Drip(ArrowFixtures.bytes("zstd.arrows"), new SplittableRandom(17), 40), limits());
        assertThat(Meanings.of(rows)).isEqualTo(Meanings.of(open("stream.arrows")));
    }

    /** Whoever opened them reads on, and hashes all of them. */
    @ParameterizedTest
    @ValueSource(strings = {"batches.arrows", "file.arrow"})
    void shouldNotCloseTheBytes(String name) throws Exception {
        // Given
        AtomicBoolean closed = new AtomicBoolean();
        InputStream bytes = new ByteArrayInputStream(ArrowFixtures.bytes(name)) {
            @Override
            public void close() {
                closed.set(true);
            }
        };

        // When
        Meanings.of(TableFormat.ARROW.open(bytes, limits()));

        // Then
        assertThat(closed).isFalse();
        assertThat(bytes.read()).isNegative();
    }

    @Test
    void shouldKeepEveryDigitOfAnId() throws Exception {
        RowSource rows = open("stream.arrows");
        rows.next();
        assertThat(rows.cell("id")).isEqualTo("9007199254740993");
        assertThat(rows.cell("uint64")).isEqualTo("18446744073709551615");
        assertThat(rows.cell("int64")).isEqualTo("-9223372036854775808");
    }

    @Test
    void shouldReadWhatPandasWrites() throws Exception {
        assertThat(cells("pandas.feather", "id", "x", "c")).containsExactly("a", "1.5", "u", "b", null, "v");
    }

    @ParameterizedTest
    @CsvSource({
        "delta.arrows, a b a b c a b c d null",
        "delta.arrow, a b a b c a b c d null",
        "replaced.arrows, a b c b d"
    })
    void shouldFollowADictionaryThatGrowsOrIsReplaced(String name, String words) throws Exception {
        assertThat(cells(name, "word")).extracting(String::valueOf).containsExactly(words.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "struct   | is a structure",
                "map      | is a map",
                "deep     | is a list of something else than numbers",
                "words    | is a list of something else than numbers",
                "views    | is a list of something else than numbers",
                "union    | is a union",
                "dense    | is a union",
                "runs     | is encoded in runs",
                "binary   | is binary",
                "fixed    | is binary",
                "time     | is time of day",
                "duration | is a duration",
            })
    void shouldRefuseATypeThatIsNotReadOnlyWhereTheColumnIsAskedFor(String column, String what) throws Exception {
        RowSource rows = open("exotic.arrows");
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
        assertThat(cells("exotic.arrows", "list", "ints", "pair"))
                .containsExactly("[1.5,null]", "[1,2]", "[1,2]", "[]", "[3]", null, null, "[4,5,6]", "[5,6]");
    }

    @Test
    void shouldReadTypesThatFewWrite() throws Exception {
        assertThat(cells("exotic.arrows", "half", "date64", "seconds", "zone"))
                .containsExactly(
                        "0.5",
                        "2024-05-17",
                        "2024-05-17T13:00:00",
                        "2024-05-17T13:00:00Z",
                        "1.0",
                        null,
                        null,
                        null,
                        "2.0",
                        "1969-12-31",
                        "1969-12-31T23:00:00",
                        null);
        assertThat(cells("exotic.arrows", "wide", "view", "large", "coded"))
                .containsExactly(
                        "-12345678901234567890.50",
                        "short",
                        "x",
                        "2.5",
                        null,
                        "a text of more than twelve bytes",
                        null,
                        "7.0",
                        "0.05",
                        null,
                        "z",
                        "2.5");
    }

    @Test
    void shouldReadTablesOfNothing() throws Exception {
        RowSource none = open("no-rows.arrows");
        assertThat(none.next()).isFalse();
        assertThat(none.next()).isFalse();
        assertThatThrownBy(() -> open("no-columns.arrows")).hasMessageContaining("no columns");
        assertThat(open("twice.arrows").repeated()).containsExactly("x");
    }

    @Test
    void shouldSayWhatIsNoArrow() {
        assertRefused(new byte[0], "no rows");
        assertRefused("id,x\na,1\nb,2\n".getBytes(UTF_8), "does not begin as one");
        assertRefused("a".getBytes(UTF_8), "does not begin as one");
        assertRefused("FEA1 and more".getBytes(UTF_8), "Feather of version 1");
        assertRefused("ARROW1".getBytes(UTF_8), "cut off");
    }

    @Test
    void shouldRefuseBigEndianNumbers() {
        assertThatThrownBy(() -> open("big-endian.arrows"))
                .isInstanceOf(UnreadableTableException.class)
                .hasMessageContaining("big-endian");
    }

    @Test
    void shouldSayAfterWhichBatchAndByteAStreamIsCutOff() throws Exception {
        // Given
        byte[] whole = ArrowFixtures.bytes("batches.arrows");
        int length = whole.length - whole.length / 4;

        // When, Then
        assertRefused(Arrays.copyOf(whole, length), "cut off: it ends at byte " + length + ", after batch 2");
    }

    @Test
    void shouldSayThatAFileIsCutOffAndLeaveNothingBehind() throws Exception {
        byte[] whole = ArrowFixtures.bytes("file.arrow");
        assertRefused(Arrays.copyOf(whole, whole.length - 1), "does not end as one: it is cut off");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldRefuseAStreamThatNobodyEnded() throws Exception {
        byte[] whole = ArrowFixtures.bytes("batches.arrows");
        assertRefused(
                Arrays.copyOf(whole, whole.length - 8),
                "It ends at byte " + (whole.length - 8) + ", after batch 4, without the mark of its end");
    }

    @Test
    void shouldRefuseWhatFollowsAStreamsEnd() throws Exception {
        byte[] one = ArrowFixtures.bytes("batches.arrows");
        byte[] two = Arrays.copyOf(one, 2 * one.length);
        System.arraycopy(one, 0, two, one.length, one.length);
        assertRefused(two, "goes on behind its end");
    }

    /** Batches before it would be read by the wrong one. */
    @Test
    void shouldRefuseAFileThatReplacesADictionary() throws Exception {
        // Given
        byte[] growing = ArrowFixtures.bytes("delta.arrow");
        List<String> refusals = new ArrayList<>();

        // When: what says that a dictionary grows says that it does not
        for (int at = 0; at < growing.length; at++) {
            if (growing[at] == 1) {
                byte[] replacing = growing.clone();
                replacing[at] = 0;
                try (RowSource rows = TableFormat.ARROW.open(new ByteArrayInputStream(replacing), limits())) {
                    Meanings.of(rows);
                } catch (UnreadableTableException refusal) {
                    refusals.add(refusal.getMessage());
                }
            }
        }

        // Then
        assertThat(refusals)
                .filteredOn(refusal -> refusal.contains("column 'word'") && refusal.contains("replaces another one"))
                .hasSize(2);
    }

    @Test
    void shouldRefuseWhatAnExperimentCompressed() {
        assertThatThrownBy(() -> cells("experiment.arrows", "id"))
                .isInstanceOf(UnreadableTableException.class)
                .hasMessageContaining("after batch 0")
                .hasMessageContaining("pyarrow 0.17");
    }

    @Test
    void shouldRefuseABatchOfMoreBytesThanAnyMemoryHas() throws Exception {
        // Given: the first batch's message, which says that it has so many
        byte[] body = ArrowFixtures.bytes("twice.arrows");
        ByteBuffer numbers = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
        int schema = 8 + numbers.getInt(4);
        int message = schema + 8;
        int table = message + numbers.getInt(message);
        int fields = table - numbers.getInt(table);
        int length = table + numbers.getShort(fields + 10);
        assertThat(numbers.getLong(length)).isEqualTo(body.length - 8 - message - numbers.getInt(schema + 4));

        // When
        numbers.putLong(length, Long.MAX_VALUE);

        // Then
        assertRefused(body, "Batch 1: the batches read so far unpack into more than");
    }

    @Test
    void shouldEndWhatUnpacksTooLarge() throws Exception {
        TableLimits small = new TableLimits(100, 1_000, 10, 100, 9_000, TableLimits.mostMemory(), folder);
        RowSource rows = TableFormat.ARROW.open(new ByteArrayInputStream(ArrowFixtures.bytes("zstd.arrows")), small);
        assertThatThrownBy(() -> Meanings.of(rows)).hasMessageContaining("unpack into more than 9000 bytes");
    }

    @Test
    void shouldSayHowSmallerBatchesAreWrittenWhereOneTakesTooMuchMemory() throws Exception {
        ArrowBatches stream = ArrowBatches.open(
                new ByteArrayInputStream(ArrowFixtures.bytes("stream.arrows")), 2_000, Long.MAX_VALUE);
        assertThatThrownBy(stream::next)
                .isInstanceOf(PackedException.class)
                .hasMessageContaining("Batch 1: ")
                .hasMessageContaining("more than the 2000 bytes of memory")
                .hasMessageContaining("max_chunksize");
    }

    @Test
    void shouldHoldOneBatchAtATime() throws Exception {
        // Given: memory for one of its batches, and for no two
        ArrowBatches stream = ArrowBatches.open(
                new ByteArrayInputStream(ArrowFixtures.bytes("batches.arrows")), 9_000, Long.MAX_VALUE);

        // When
        int rows = 0;
        for (int more = stream.next(); more >= 0; more = stream.next()) {
            rows += more;
        }

        // Then
        assertThat(rows).isEqualTo(40);
    }

    /** Whatever is damaged, there are rows or a refusal. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "stream.arrows",
                "batches.arrows",
                "file.arrow",
                "legacy.arrows",
                "lz4.arrows",
                "zstd.arrows",
                "delta.arrows",
                "replaced.arrows",
                "exotic.arrows",
                "polars.arrows",
                "polars-lz4.arrow",
                "polars-zstd.arrow",
                "polars-old.arrow",
                "pandas.feather"
            })
    void shouldNeverFailOtherwiseThanByARefusal(String name) throws Exception {
        byte[] whole = ArrowFixtures.bytes(name);
        SplittableRandom random = new SplittableRandom(17);
        int refused = 0;
        for (int i = 0; i < 600; i++) {
            byte[] damaged = whole.clone();
            int at = random.nextInt(whole.length);
            switch (i % 4) {
                case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> damaged[at] = (byte) (random.nextBoolean() ? 0xFF : 0x7F);
                // What it says of itself stands in whole words
                case 2 -> Arrays.fill(damaged, at & ~3, Math.min(whole.length, (at & ~3) + 4), (byte) random.nextInt());
                default -> damaged = Arrays.copyOf(damaged, at);
            }
            try (RowSource rows = TableFormat.ARROW.open(new ByteArrayInputStream(damaged), limits())) {
                Meanings.of(rows);
            } catch (UnreadableTableException refusal) {
                refused++;
                assertThat(refusal.getMessage()).endsWith(".");
            }
        }
        assertThat(refused).isGreaterThan(150);
    }

    private static void assertRefused(byte[] body, String why) {
        assertThatThrownBy(() -> Meanings.of(TableFormat.ARROW.open(new ByteArrayInputStream(body), limits())))
                .isInstanceOf(UnreadableTableException.class)
                .hasMessageContaining(why);
    }

    private static TableLimits limits() {
        return new TableLimits(100, 100_000, 10, 100, 1 << 20, TableLimits.mostMemory(), folder);
    }

    private static RowSource open(String name) throws IOException {
        return TableFormat.ARROW.open(new ByteArrayInputStream(ArrowFixtures.bytes(name)), limits());
    }

    private static List<@Nullable String> cells(String name, String... columns) throws Exception {
        RowSource rows = open(name);
        List<@Nullable String> read = new ArrayList<>();
        while (rows.next()) {
            for (String column : columns) {
                read.add(rows.cell(column));
            }
        }
        return read;
    }
}
