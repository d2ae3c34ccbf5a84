package io.leeway.workbench.injection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import io.leeway.contracts.injection.InjectionPlan;
import io.leeway.contracts.injection.InjectionPlanReader;
import io.leeway.workbench.dataset.Table;
import io.leeway.workbench.dataset.TableFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InjectionPlanTest {

    private static final int ROWS = 2_000;
    private static final long SEED = 3;

    @TempDir
    private Path folder;

    private final Table clean = table();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{injection: scale, column: whole, factor: 2}                     | whole  | 1998 | 1999",
                "{injection: unit-change, column: whole, factor: 10}              | whole  | 1998 | 1999",
                "{injection: mean-shift, column: number, by: 5}                   | number | 2000 | 2000",
                "{injection: mean-shift, column: number, bySigmas: 1}             | number | 2000 | 2000",
                "{injection: noise, column: number, sigmas: 0.5}                  | number | 1900 | 2000",
                "{injection: target-noise, column: number, between: [1.1, 1.2]}   | number | 1990 | 2000",
                "{injection: zero-inflation, column: number, share: 0.2}          | number | 320  | 480",
                "{injection: missing, column: number, share: 0.25}                | number | 420  | 580",
                "{injection: new-category, column: word, value: z, share: 0.1}    | word   | 140  | 260",
                "{injection: set-category, column: word, values: [b], share: 0.4} | word   | 320  | 480",
                "{injection: category-swap, column: word, a: a, b: b}             | word   | 2000 | 2000",
                "{injection: set-label, column: label, value: \"Yes\", share: 0.5}  | label  | 400  | 600",
                "{injection: label-noise, column: label, share: 0.1}              | label  | 140  | 260",
                "{injection: frozen, column: number}                              | number | 1990 | 1999"
            })
    void shouldChangeItsColumnOnlyAndSoManyRows(String step, String column, int least, int most) throws IOException {
        // When
        PlanRun.Result result = PlanRun.of(plan(step), clean, SEED);

        // Then
        assertThat(changed(result.rows(), column)).isBetween(least, most);
        assertThat(result.changed()).containsExactly(changed(result.rows(), column));
        clean.columns().stream()
                .filter(other -> !other.equals(column))
                .forEach(other -> assertThat(changed(result.rows(), other)).isZero());
    }

    @Test
    void shouldLeaveBlankCellsBlankAndWholeNumbersWhole() throws IOException {
        // When
        Table rows = PlanRun.of(plan("{injection: scale, column: whole, factor: 1.31}"), clean, SEED)
                .rows();

        // Then
        int whole = rows.require("whole");
        assertThat(rows.rows().get(7)[whole]).isEmpty();
        assertThat(rows.rows()).allMatch(row -> row[whole].matches("\\d*"));
    }

    @Test
    void shouldGiveTheSameRowsForTheSameSeedOnly() throws IOException {
        // Given
        InjectionPlan noise = plan("{injection: noise, column: number, sigmas: 1}");

        // When
        Table once = PlanRun.of(noise, clean, 1).rows();

        // Then
        assertThat(cells(once)).isEqualTo(cells(PlanRun.of(noise, clean, 1).rows()));
        assertThat(cells(once)).isNotEqualTo(cells(PlanRun.of(noise, clean, 2).rows()));
        assertThat(cells(clean)).isEqualTo(cells(table()));
    }

    @Test
    void shouldActSuddenlyFromItsPlaceOn() throws IOException {
        // When
        Table rows = scaled("{type: sudden, at: 0.5}");

        // Then
        assertThat(changedBetween(rows, 0, 1_000)).isZero();
        assertThat(changedBetween(rows, 1_000, ROWS)).isEqualTo(1_000);
    }

    @Test
    void shouldActOnMoreAndMoreRowsWhenGradual() throws IOException {
        // When
        Table rows = scaled("{type: gradual, from: 0.25, to: 0.75}");

        // Then
        assertThat(changedBetween(rows, 0, 500)).isZero();
        assertThat(changedBetween(rows, 500, 1_500)).isBetween(400, 600);
        assertThat(changedBetween(rows, 1_500, ROWS)).isEqualTo(500);
    }

    @Test
    void shouldActMoreAndMoreStronglyWhenIncremental() throws IOException {
        // When
        Table rows = scaled("{type: incremental, from: 0, to: 1}");

        // Then
        double middle = rows.number(1_000, rows.require("number")) / clean.number(1_000, clean.require("number"));
        assertThat(middle).isBetween(1.99, 2.01);
    }

    @Test
    void shouldComeAndGoWhenRecurring() throws IOException {
        // When
        Table rows = scaled("{type: recurring, period: 0.5, share: 0.4}");

        // Then
        assertThat(changedBetween(rows, 0, 600)).isZero();
        assertThat(changedBetween(rows, 600, 1_000)).isEqualTo(400);
        assertThat(changedBetween(rows, 1_000, 1_600)).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{injection: explode, column: number}                                           | explode",
                "{injection: missing, column: number, share: 1.5}                               | must be between 0"
                        + " and 1",
                "{injection: scale, column: number}                                             | factor",
                "{injection: scale, column: number, factor: 2, colour: red}                     | colour",
                "{injection: mean-shift, column: number}                                        | bySigmas",
                "{injection: scale, column: number, factor: 2, schedule: {type: sudden, at: 2}} | must be between"
            })
    void shouldRefuseABadStepWithItsPlace(String step, String message) {
        assertThatThrownBy(() -> plan(step))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("step 1")
                .hasMessageContaining(message);
    }

    @Test
    void shouldNameRowAndColumnOfACellThatIsNoNumber() throws IOException {
        // Given
        InjectionPlan plan = plan("{injection: scale, column: word, factor: 2}");

        // Then
        assertThatThrownBy(() -> PlanRun.of(plan, clean, SEED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Row 1")
                .hasMessageContaining("'word'");
    }

    @Test
    void shouldWriteTheChangedFile() throws IOException {
        // Given
        Path in = folder.resolve("in.csv");
        Path out = folder.resolve("out.csv");
        clean.write(in);
        Path plan = planFile("{injection: scale, column: number, factor: 2}");

        // When
        int exit = new CommandLine(new SimulateCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute("--dataset", "generic", "--plan", plan.toString(), in.toString(), out.toString());

        // Then
        assertThat(exit).isZero();
        assertThat(changed(TableFile.named(out).table(), "number")).isEqualTo(ROWS);
    }

    @Test
    void shouldKeepWhatItDoesNotChangeAsItIsWritten() throws IOException {
        // Given
        Path in = Files.writeString(folder.resolve("in.csv"), """
            \uFEFF;number;word;word; note
            0;1.50;a,b;01; x
            1;NA;"say ""hi""\";1.0;
            2;2.50;True;"two
            lines";N/A
            """);
        Path out = folder.resolve("out.csv");
        Path plan = planFile("{injection: scale, column: number, factor: 2}");

        // When
        int exit = new CommandLine(new SimulateCommand())
                .execute("--plan", plan.toString(), in.toString(), out.toString());

        // Then
        assertThat(exit).isZero();
        assertThat(Files.readString(out)).isEqualToNormalizingNewlines("""
            ,number,word,word, note
            0,3.00,"a,b",01, x
            1,NA,"say ""hi""\",1.0,
            2,5.00,True,"two
            lines",N/A
            """);
    }

    private Table scaled(String schedule) throws IOException {
        return PlanRun.of(
                        plan("{injection: scale, column: number, factor: 3, schedule: " + schedule + "}"), clean, SEED)
                .rows();
    }

    private InjectionPlan plan(String step) throws IOException {
        return InjectionPlanReader.read(planFile(step));
    }

    private Path planFile(String step) throws IOException {
        return Files.writeString(folder.resolve("plan.yaml"), "steps:\n  - " + step + "\n");
    }

    private int changed(Table rows, String column) {
        int position = clean.require(column);
        return count(rows, 0, ROWS, (before, now) -> !before[position].equals(now[position]));
    }

    private int changedBetween(Table rows, int from, int to) {
        int position = clean.require("number");
        return count(rows, from, to, (before, now) -> !before[position].equals(now[position]));
    }

    private int count(Table rows, int from, int to, BiPredicate<String[], String[]> differs) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += differs.test(clean.rows().get(i), rows.rows().get(i)) ? 1 : 0;
        }
        return count;
    }

    private static List<List<String>> cells(Table table) {
        return table.rows().stream().map(List::of).toList();
    }

    private static Table table() {
        List<String[]> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(new String[] {
                i == 7 ? "" : Integer.toString(i),
                String.format(java.util.Locale.ROOT, "%.3f", 10 + i * 0.37 % 5),
                i % 2 == 0 ? "a" : "b",
                i % 2 == 0 ? "Yes" : "No"
            });
        }
        return new Table(List.of("whole", "number", "word", "label"), rows);
    }
}
