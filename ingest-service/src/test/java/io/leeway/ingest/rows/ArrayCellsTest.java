package io.leeway.ingest.rows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.contracts.model.EmbeddingColumns;
import io.leeway.rows.table.RowSource;
import io.leeway.rows.table.TableLimits;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ArrayCellsTest {

    @Test
    void shouldReadEachPlaceOfTheArrayAsAColumn() throws Exception {
        // Given
        RowSource rows = lines("{\"id\":\"a\",\"v\":[0.5,-1e3,null]}", 3);

        // When
        boolean found = rows.next();

        // Then
        assertThat(found).isTrue();
        assertThat(cells(rows, 3)).containsExactly("0.5", "-1000.0", null);
        assertThat(rows.cell("id")).isEqualTo("a");
        assertThat(rows.next()).isFalse();
    }

    @Test
    void shouldReadAnArrayThatIsWrittenAsText() throws Exception {
        // Given
        RowSource rows = csv("id,v\na,\" [ 1 , 2 ] \"\n", 2);

        // When
        rows.next();

        // Then
        assertThat(cells(rows, 2)).containsExactly("1", "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"a\"}", "{\"id\":\"a\",\"v\":null}", "{\"id\":\"a\",\"v\":\" \"}"})
    void shouldTakeARowWithoutAnArrayForOneOfWhichEveryPlaceIsMissing(String line) throws Exception {
        // Given
        RowSource rows = lines(line, 2);

        // When
        rows.next();

        // Then
        assertThat(cells(rows, 2)).containsOnlyNulls();
    }

    @Test
    void shouldNotKeepTheArrayOfTheRowBefore() throws Exception {
        // Given
        RowSource rows = lines("{\"v\":[1,2]}\n{\"v\":null}", 2);
        rows.next();

        // When
        rows.next();

        // Then
        assertThat(cells(rows, 2)).containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1]",
                "[1,2,3]",
                "[]",
                "7",
                "[1,[2]]",
                "[1,{}]",
                "[1,2",
                "1,2",
                "[1,2] and more",
                "[1,2][3,4]",
                "[1,2]]",
            })
    void shouldRejectARowWhoseArrayIsNotOneArrayOfAsManyNumbers(String cell) throws Exception {
        // Given
        RowSource rows = csv("id;v\na;" + cell + "\nb;[1,2]\n", 2);

        // When
        RowSource.UnreadableRowException fault =
                catchThrowableOfType(RowSource.UnreadableRowException.class, rows::next);

        // Then
        assertThat(fault).as("what is rejected").isNotNull();
        assertThat(fault.getMessage()).startsWith("The column 'v' holds no array of ");
        assertThat(rows.next()).as("the row after it can be read").isTrue();
        assertThat(cells(rows, 2)).containsExactly("1", "2");
    }

    @Test
    void shouldNameTheColumnsInTheirOrder() throws Exception {
        // Given
        int dimensions = 300;
        RowSource rows = lines(
                "{\"id\":\"a\",\"v\":"
                        + IntStream.range(0, dimensions)
                                .mapToObj(Integer::toString)
                                .collect(Collectors.joining(",", "[", "]"))
                        + ",\"x\":1}",
                dimensions);
        rows.next();

        // When
        List<String> columns = List.copyOf(rows.columns());

        // Then
        assertThat(columns).startsWith("id", "x", "v[0]", "v[1]", "v[2]").endsWith("v[298]", "v[299]");
    }

    @Test
    void shouldNotInventTheColumnsOfAnArrayThatNoRowHas() throws Exception {
        // Given
        RowSource rows = lines("{\"id\":\"a\"}", 2);
        rows.next();

        // When
        List<String> columns = List.copyOf(rows.columns());

        // Then
        assertThat(columns).containsExactly("id");
    }

    private static List<String> cells(RowSource rows, int dimensions) {
        return IntStream.range(0, dimensions)
                .mapToObj(i -> rows.cell("v[" + i + "]"))
                .collect(Collectors.toList());
    }

    private static RowSource lines(String lines, int dimensions) throws IOException {
        return open(RowFormat.JSON_LINES, lines, dimensions);
    }

    private static RowSource csv(String lines, int dimensions) throws IOException {
        return open(RowFormat.CSV, lines, dimensions);
    }

    private static RowSource open(RowFormat format, String lines, int dimensions) throws IOException {
        return new ArrayCells(
                format.open(
                        new ByteArrayInputStream(lines.getBytes(UTF_8)),
                        ReaderConfiguration.limits(Map.of()),
                        TableLimits.mostMemory(),
                        Path.of("target")),
                new EmbeddingColumns(null, "v", dimensions));
    }
}
