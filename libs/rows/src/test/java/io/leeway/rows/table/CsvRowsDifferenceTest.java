package io.leeway.rows.table;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Holds what is made of bytes against what FastCSV makes of characters. */
class CsvRowsDifferenceTest {

    private static final TableLimits LIMITS =
            new TableLimits(1_000, 1 << 20, 10, 100, 1 << 30, TableLimits.mostMemory(), Path.of("target"));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldReadHostileTablesAsACsvLibraryDoes(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        HostileTables tables = new HostileTables(random);
        for (int i = 0; i < 5_000; i++) {
            // Given
            String text = tables.next();
            List<String> expected =
                    FastCsvRows.describe(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));

            // When
            List<String> read = describe(text, random, 1 + random.nextInt(40));

            // Then
            assertThat(read).as(text).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7, 8, 9})
    void shouldReadRowsThatReachOverTheWindowsEnd(long seed) throws IOException {
        // Given
        SplittableRandom random = new SplittableRandom(seed);
        String rows = IntStream.range(0, 4_000)
                .mapToObj(i ->
                        i + ",\"" + "\u00e4\"\"x".repeat(random.nextInt(60)) + "\"," + "b".repeat(random.nextInt(200)))
                .collect(Collectors.joining("\r\n"));
        String text = "id,quoted,plain\r\n" + rows;

        // When
        List<String> read = describe(text, random, seed % 2 == 0 ? 7 : 9_000);

        // Then
        List<String> expected = FastCsvRows.describe(new StringReader(text));
        assertThat(read).hasSameSizeAs(expected);
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i)).isEqualTo(expected.get(i));
        }
    }

    @Test
    void shouldKeepALineBreakOfOldMacsInTheLastCell() throws IOException {
        // FastCSV 4.0.0 takes the line feed behind it for the second half of that line break, and loses the cell.
        assertThat(describe("a,b\n1,\"x\ry\"\n2,z\n", new SplittableRandom(6), 100))
                .containsExactly("[a, b] [a, b] []", "[1, x\ry]", "[2, z]", "[]");
    }

    private static List<String> describe(String text, SplittableRandom random, int piece) throws IOException {
        List<String> all = new ArrayList<>();
        try {
            RowSource rows = TableFormat.CSV.open(new Drip(text.getBytes(UTF_8), random, piece), LIMITS);
            all.add(rows.columns() + " " + rows.header() + " " + rows.repeated());
            while (true) {
                try {
                    if (!rows.next()) {
                        break;
                    }
                    List<String> cells = rows.cells();
                    all.add(cells.getFirst() == null ? "blank" : cells.toString());
                    for (String column : rows.columns()) {
                        assertThat(rows.cell(column)).isEqualTo(cells.get(rows.place(column)));
                    }
                } catch (RowSource.UnreadableRowException exception) {
                    all.add("! " + exception.getMessage().replaceFirst(",.*", ""));
                }
            }
            all.add(rows.notes().toString());
        } catch (UnreadableTableException exception) {
            return List.of("refused");
        }
        return all;
    }
}
