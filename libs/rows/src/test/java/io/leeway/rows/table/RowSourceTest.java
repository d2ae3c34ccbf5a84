package io.leeway.rows.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.rows.cell.Cell;
import io.leeway.rows.cell.CellException;
import io.leeway.rows.cell.CellForms;
import io.leeway.rows.cell.MissingWords;
import io.leeway.rows.cell.NumberForm;
import io.leeway.rows.cell.TimeForm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RowSourceTest {

    private static final TableLimits LIMITS = TableLimits.ofFiles();

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void shouldTellTheSeparatorFromTheHeader(String separator) throws Exception {
        RowSource rows = csv("id,x,town\n1,2,Bern\n".replace(",", separator));

        assertThat(read(rows, "id", "x", "town")).containsExactly("1 2 Bern");
        assertThat(rows.notes()).hasSize(separator.equals(",") ? 0 : 1);
    }

    @Test
    void shouldTakeTheSeparatorByWhichAllRowsHaveAsManyCells() throws Exception {
        RowSource rows = csv("\"amount, EUR\";day;note, if any\n1,5;2;a\n2,5;3;b\n");

        assertThat(rows.columns()).containsExactly("amount, EUR", "day", "note, if any");
        assertThat(read(rows, "amount, EUR")).containsExactly("1,5", "2,5");
    }

    @Test
    void shouldReadTheSeparatorThatExcelNames() throws Exception {
        RowSource rows = csv("sep=;\nid;x\n1;2\n");

        assertThat(rows.columns()).containsExactly("id", "x");
        assertThat(read(rows, "x")).containsExactly("2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[{\"x\": 1}, {\"x\": 2}]", "{\"x\": 1}\n{\"x\": 2}\n", "[\n  {\"x\": 1}]", "\uFEFF[ {\"x\": 1}]"
            })
    void shouldNameJsonThatIsCalledCsv(String text) {
        assertThatThrownBy(() -> csv(text))
                .isInstanceOf(UnreadableTableException.class)
                .hasMessageContaining("It is JSON and not CSV");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a],b", "{id},x", "[1"})
    void shouldTakeABracketInAName(String header) throws Exception {
        assertThat(csv(header + "\n1,2\n").columns()).first().asString().startsWith(header.substring(0, 2));
    }

    @Test
    void shouldReadOneColumnWithoutAnySeparator() throws Exception {
        assertThat(read(csv("x\n1\n2\n"), "x")).containsExactly("1", "2");
    }

    @Test
    void shouldReadQuotesWrittenWithABackslash() throws Exception {
        RowSource rows = csv("id,text\n1,\"say \\\"hi\\\", then\"\n2,\"a \\\\ b\"\n3,\"plain\"\n");

        assertThat(read(rows, "id", "text")).containsExactly("1 say \"hi\", then", "2 a \\ b", "3 plain");
        assertThat(rows.notes()).singleElement().asString().contains("backslash");
    }

    @Test
    void shouldLeaveABackslashAtTheEndOfACell() throws Exception {
        assertThat(read(csv("id,path\n1,\"C:\\dir\\\"\n2,b\n"), "path")).containsExactly("C:\\dir\\", "b");
    }

    @Test
    void shouldLeaveOutColumnsWithoutAName() throws Exception {
        RowSource index = csv(",id,x\n0,a,1\n1,b,2\n");
        RowSource empty = csv("id,x,,,\na,1,,,\nb,2,,,\n");

        assertThat(read(index, "id", "x")).containsExactly("a 1", "b 2");
        assertThat(index.notes()).singleElement().asString().contains("index");
        assertThat(read(empty, "id", "x")).containsExactly("a 1", "b 2");
        assertThat(empty.columns()).containsExactly("id", "x");
    }

    @Test
    void shouldGiveEveryColumnAsItIsWritten() throws Exception {
        // Given
        RowSource rows = csv("\uFEFF, x ;x;y;x\n0; 1 ;\"a;\"\"b\";2;;\n".replaceFirst(", x ", "; x "));

        // When
        boolean first = rows.next();

        // Then
        assertThat(first).isTrue();
        assertThat(rows.columns()).containsExactly(" x ", "x", "y");
        assertThat(rows.header()).containsExactly("", " x ", "x", "y", "x");
        assertThat(rows.cells()).containsExactly("0", " 1 ", "a;\"b", "2", "");
    }

    @Test
    void shouldGiveTheCellsOfARowWithoutAnyAndOfJson() throws Exception {
        // Given
        RowSource blank = csv("a,b\n , \n1,2\n");
        RowSource json = lines("{\"x\":1}\n{\"y\":null,\"x\":\"a\"}\n");

        // When
        blank.next();
        json.next();
        json.next();

        // Then
        assertThat(blank.cells()).containsExactly(null, null);
        assertThat(json.header()).containsExactly("x", "y");
        assertThat(json.cells()).containsExactly("a", null);
    }

    @Test
    void shouldLeaveOutRowsWithoutAnyCellAtTheEnd() throws Exception {
        RowSource rows = csv("id,x\na,1\n,\nb,2\n,\n , \n");

        assertThat(read(rows, "id")).containsExactly("a", "null", "b");
        assertThat(rows.notes()).containsExactly("2 rows without any cell at the end are left out.");
    }

    @Test
    void shouldTakeRowsOfMissingValuesWhereThereAreNoOthers() throws Exception {
        RowSource rows = csv("id,x\n,\n,\n,\n");

        assertThat(read(rows, "x")).containsExactly("null", "null", "null");
        assertThat(rows.notes()).isEmpty();
    }

    @Test
    void shouldTakeEmptyCellsBehindTheLastColumn() throws Exception {
        assertThat(read(csv("id,x\na,1,,\nb,2\n"), "x")).containsExactly("1", "2");
    }

    @Test
    void shouldRefuseARowWithMoreOrFewerCells() throws Exception {
        RowSource rows = csv("id,x\na,1,2\nb\nc,3\n");

        assertThat(read(rows, "id"))
                .containsExactly(
                        "! The row has 3 columns, the header 2. A separator within a cell needs quotes around the cell.",
                        "! The row has 1 columns, the header 2. A separator within a cell needs quotes around the cell.",
                        "c");
    }

    @Test
    void shouldTellOfAColumnThatThereIsTwice() throws Exception {
        RowSource rows = csv("id,x,x\na,1,2\n");

        assertThat(rows.repeated()).containsExactly("x");
        assertThat(read(rows, "x")).containsExactly("1");
    }

    @Test
    void shouldNotCountBlanksAroundAColumnsName() throws Exception {
        assertThat(csv("id, x ,y\n").columns()).containsExactly("id", "x", "y");
        assertThat(csv("x, x\n").columns()).containsExactly("x", " x");
    }

    @Test
    void shouldLeaveOutTheByteOrderMark() throws Exception {
        assertThat(csv("\uFEFFid,x\na,1\n").columns()).containsExactly("id", "x");
        assertThat(read(lines("\uFEFF{\"x\":1}\n"), "x")).containsExactly("1");
        assertThat(read(TableFormat.JSON_ARRAY.open(bytes("\uFEFF[{\"x\":1}]"), LIMITS), "x"))
                .containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF"})
    void shouldRefuseNothingAtAll(String text) {
        assertThatThrownBy(() -> csv(text))
                .isInstanceOfSatisfying(UnreadableTableException.class, refused -> assertThat(refused.kind())
                        .isEqualTo(UnreadableTableException.Kind.EMPTY));
    }

    @Test
    void shouldReadMissingNumbersAsPythonWritesThem() throws Exception {
        RowSource rows = lines("{\"x\":NaN}\n{\"x\":-Infinity}\n{\"x\":null}\n{\"x\":1.0}\n{\"x\":true}\n");

        assertThat(read(rows, "x")).containsExactly("NaN", "-Infinity", "null", "1.0", "true");
    }

    @Test
    void shouldTakeANumberOfJsonForWhatItIsHoweverTheModelsDataWriteNumbers() throws Exception {
        // Given
        CellForms german =
                new CellForms(MissingWords.of(Set.of("-999")), new NumberForm(',', '.'), TimeForm.utc(), Set.of());
        RowSource rows = lines("{\"x\":1.234}\n{\"x\":\"1.234\"}\n{\"x\":1e400}\n{\"x\":-999.0}\n{\"x\":17}\n");
        Cell cell = new Cell();
        List<String> numbers = new ArrayList<>();

        // When
        while (rows.next()) {
            rows.cell(rows.place("x"), cell);
            numbers.add(number(german, cell));
        }

        // Then
        assertThat(numbers)
                .containsExactly(
                        "1.234", "1234.0", "The number is too large: it has to be below 1.8e308.", "NaN", "17.0");
    }

    @Test
    void shouldTakeAnObjectForTheColumnThatItIs() throws Exception {
        RowSource rows = lines("{\"id\":1,\"meta\":{\"a\":[1,{\"b\":2}]},\"x\":3}\n");

        assertThat(rows.next()).isTrue();
        assertThat(rows.cell("x")).isEqualTo("3");
        assertThat(isObject(rows, "meta")).isTrue();
        assertThat(isObject(rows, "x")).isFalse();
        assertThat(rows.columns()).containsExactly("id", "meta", "x");
    }

    @Test
    void shouldSayWhereALineStopsBeingJson() throws Exception {
        RowSource rows = lines("{\"x\":1}\n{\"x\":1,}\n{\"x\":2}\n");

        assertThat(read(rows, "x"))
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("1"),
                        broken -> assertThat(broken).startsWith("! The line stops being JSON, at column "),
                        last -> assertThat(last).isEqualTo("2"));
    }

    @Test
    void shouldRefuseARowWithoutAnEnd() {
        String endless = "id,x\n1,\"" + "y".repeat(100_000);
        TableLimits limits = new TableLimits(10, 1_000, 10, 100, 1 << 20, TableLimits.mostMemory(), Path.of("target"));

        assertThatThrownBy(() -> read(TableFormat.CSV.open(bytes(endless), limits), "x"))
                .isInstanceOfSatisfying(UnreadableTableException.class, refused -> assertThat(refused.kind())
                        .isEqualTo(UnreadableTableException.Kind.ROW_TOO_LONG));
    }

    @Test
    void shouldReadManyRows() throws Exception {
        String rows = IntStream.range(0, 50_000).mapToObj(i -> i + ";" + i).collect(Collectors.joining("\n"));

        assertThat(read(csv("id;x\n" + rows), "id")).hasSize(50_000).last().isEqualTo("49999");
    }

    private static String number(CellForms forms, Cell cell) {
        try {
            return Double.toString(forms.number(cell));
        } catch (CellException exception) {
            return exception.getMessage();
        }
    }

    private static boolean isObject(RowSource rows, String column) {
        Cell cell = new Cell();
        rows.cell(rows.place(column), cell);
        return cell.isObject();
    }

    private static RowSource csv(String text) throws IOException {
        return TableFormat.CSV.open(bytes(text), LIMITS);
    }

    private static RowSource lines(String text) throws IOException {
        return TableFormat.JSON_LINES.open(bytes(text), LIMITS);
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    /** The cells of these columns row by row; an exclamation mark and the reason for a row that cannot be read. */
    private static List<String> read(RowSource rows, String... columns) throws IOException {
        List<String> all = new ArrayList<>();
        while (true) {
            try {
                if (!rows.next()) {
                    return all;
                }
                all.add(List.of(columns).stream()
                        .map(column -> String.valueOf(rows.cell(column)))
                        .collect(Collectors.joining(" ")));
            } catch (RowSource.UnreadableRowException exception) {
                all.add("! " + exception.getMessage());
            }
        }
    }
}
