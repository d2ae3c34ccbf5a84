package io.leeway.rows.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.rows.cell.Cell;
import io.leeway.rows.text.NotUtf8Exception;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Holds what is made of bytes against what is made of a string a line, to the words that say what is wrong and where. */
class JsonLinesDifferenceTest {

    private static final TableLimits LIMITS = limits(1 << 21);

    /** Of all kinds that a row may have, and in a first row, a row like it, one with other keys, and two that are none. */
    private static final String SMALL = "\uFEFF{\"id\":\"a\",\"x\":1.50,\"caf\u00e9\":\"\u4e2d \uD83D\uDE00\"}\r\n\n"
            + "{\"id\":\"b\",\"x\":-2e-3,\"caf\u00e9\":\"\\u00e9\"}\r{\"x\":null,\"o\":{\"k\":[1]},\"l\":[1.0],\"id\":7}\n"
            + "{\"id\":\"\u00e4\u00f6\",\"x\":1,\"x\":2}\n \u2003\n{\"id\":\"\u00e4\",}\n{\"id\":\"c\",\"x\":NaN}";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldReadHostileLinesAsOneStringALine(long seed) throws IOException {
        HostileLines lines = new HostileLines(seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10_000; i++) {
            // Given
            String text = lines.next();
            byte[] bytes = text.getBytes(UTF_8);
            InputStream pieces = new Drip(bytes, random, 1 + random.nextInt(40));

            // When
            List<String> read = describe(pieces, LIMITS);

            // Then
            assertThat(read).as(text).isEqualTo(JsonLinesOfText.describe(bytes, LIMITS));
        }
    }

    @Test
    void shouldReadABodyThatComesInTwoPieces() throws IOException {
        byte[] bytes = SMALL.getBytes(UTF_8);
        List<String> expected = JsonLinesOfText.describe(bytes, LIMITS);
        assertThat(expected).hasSize(7);
        for (int cut = 0; cut <= bytes.length; cut++) {
            InputStream pieces = new SequenceInputStream(
                    new ByteArrayInputStream(bytes, 0, cut), new ByteArrayInputStream(bytes, cut, bytes.length - cut));

            assertThat(describe(pieces, LIMITS)).as("cut at " + cut).isEqualTo(expected);
        }
    }

    @Test
    void shouldReadABodyThatEndsAnywhere() throws IOException {
        byte[] bytes = SMALL.getBytes(UTF_8);
        for (int end = 0; end < bytes.length; end++) {
            byte[] begin = Arrays.copyOf(bytes, end);

            assertThat(describe(new ByteArrayInputStream(begin), LIMITS))
                    .as("up to " + end)
                    .isEqualTo(JsonLinesOfText.describe(begin, LIMITS));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10_000})
    void shouldReadAnyNumberOfLines(int rows) throws IOException {
        // Given
        SplittableRandom random = new SplittableRandom(rows);
        byte[] bytes = IntStream.range(0, rows)
                .mapToObj(i -> "{\"id\":" + i + ",\"x\":" + random.nextDouble() + ",\"t\":\""
                        + "\u00e4x".repeat(random.nextInt(60)) + "\"}")
                .collect(Collectors.joining("\r\n"))
                .getBytes(UTF_8);

        // When
        List<String> read = describe(new Drip(bytes, random, 9_000), LIMITS);

        // Then
        assertThat(read).hasSize(rows + 1).isEqualTo(JsonLinesOfText.describe(bytes, LIMITS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00e4", "\\u00e4"})
    void shouldReadALineOfAMegabyte(String character) throws IOException {
        // Given
        String line = "{\"id\":1,\"t\":\"" + character.repeat((1 << 20) / character.length()) + "\"}\n";
        byte[] bytes = (line + "{\"id\":2}\n" + line).getBytes(UTF_8);

        // When
        List<String> read = describe(new Drip(bytes, new SplittableRandom(1), 9_000), LIMITS);

        // Then
        assertThat(read).hasSize(4).isEqualTo(JsonLinesOfText.describe(bytes, LIMITS));
    }

    @Test
    void shouldReadALineOfAsManyCharactersAsItMayHave() throws Exception {
        // Given
        String line = "{\"x\":\"" + "\u00e4".repeat(992) + "\"}";
        byte[] bytes = ("{}\n" + line + "\n" + line).getBytes(UTF_8);
        assertThat(line).hasSize(1_000);

        // When
        List<String> read = describe(new ByteArrayInputStream(bytes), limits(1_000));

        // Then
        assertThat(read).hasSize(4);
        RowSource rows = TableFormat.JSON_LINES.open(new ByteArrayInputStream(bytes), limits(999));
        assertThat(rows.next()).isTrue();
        assertThatThrownBy(rows::next)
                .isInstanceOf(UnreadableTableException.class)
                .hasMessage("Row 2 has more than 999 characters.");
    }

    @Test
    void shouldRefuseALineWithoutAnEndBeforeItIsThere() {
        InputStream endless = new InputStream() {

            private long given;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                given += length;
                assertThat(given).isLessThan(1 << 20);
                Arrays.fill(buffer, offset, offset + length, (byte) '[');
                return length;
            }
        };

        assertThatThrownBy(() ->
                        TableFormat.JSON_LINES.open(endless, limits(1_000)).next())
                .isInstanceOf(UnreadableTableException.class)
                .hasMessage("Row 1 has more than 1000 characters.");
    }

    private static TableLimits limits(long line) {
        return new TableLimits(1_000, line, 10, 100, 1 << 30, TableLimits.mostMemory(), Path.of("target"));
    }

    private static List<String> describe(InputStream bytes, TableLimits limits) throws IOException {
        List<String> all = new ArrayList<>();
        RowSource rows = TableFormat.JSON_LINES.open(bytes, limits);
        try {
            while (true) {
                try {
                    if (!rows.next()) {
                        break;
                    }
                    all.add(cells(rows).toString());
                } catch (RowSource.UnreadableRowException exception) {
                    all.add("! " + exception.getMessage());
                }
            }
        } catch (NotUtf8Exception | UnreadableTableException exception) {
            return List.of("refused: " + exception.getMessage());
        }
        all.add(rows.columns().toString());
        return all;
    }

    private static Map<String, String> cells(RowSource rows) {
        Map<String, String> cells = new LinkedHashMap<>();
        Cell cell = new Cell();
        for (String column : rows.columns()) {
            rows.cell(rows.place(column), cell);
            String text = cell.text();
            cells.put(column, cell.isObject() ? "object" : text == null ? "absent" : text);
        }
        return cells;
    }
}
