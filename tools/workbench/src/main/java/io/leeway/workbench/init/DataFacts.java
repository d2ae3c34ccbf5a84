package io.leeway.workbench.init;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.cell.CellForms;
import io.leeway.rows.cell.MissingWords;
import io.leeway.rows.cell.NumberForm;
import io.leeway.rows.cell.TimeForm;
import io.leeway.workbench.rows.RowFile;

/**
 * What a file of rows holds.
 *
 * @param name the file's name
 * @param rows how many rows it has
 * @param columns its columns by name, in their order
 * @param numbers how its numbers are written
 * @param missing further words for a missing value, each with a column of numbers where it stands
 * @param repeated names that more than one of its columns has
 * @param notes what was noticed of the file's form, in sentences
 */
record DataFacts(
        String name,
        long rows,
        Map<String, ColumnFacts> columns,
        NumberFormGuess.Found numbers,
        Map<String, String> missing,
        Set<String> repeated,
        List<String> notes) {

    /** With fewer rows nothing can be told of a column. */
    private static final long LEAST_ROWS = 2;

    /** What people and tools write for a missing number beside the usual words, in lower case. */
    private static final Set<String> WORDS_FOR_MISSING = Set.of(
            "-",
            "--",
            "---",
            "?",
            ".",
            "..",
            "n.a.",
            "na",
            "n/a",
            "nan",
            "nil",
            "none",
            "null",
            "(null)",
            "missing",
            "unknown",
            "undefined",
            "not available",
            "#value!",
            "#div/0!",
            "#ref!",
            "#null!",
            "1.#qnan",
            "-1.#ind");

    /**
     * Reads a file, anew where its cells turn out to be written in another way than usual.
     *
     * @throws IllegalArgumentException with the place and what to do, if it cannot be read or has too few rows
     */
    static DataFacts read(Path file) {
        DataFacts facts = read(file, CellForms.usual(), null, Map.of());
        if (!facts.numbers.form().equals(NumberForm.point())) {
            facts = read(file, forms(facts.numbers.form(), Map.of()), facts.numbers, Map.of());
        }
        Map<String, String> words = facts.wordsForMissing();
        if (!words.isEmpty()) {
            facts = read(file, forms(facts.numbers.form(), words), facts.numbers, words);
        }
        return facts;
    }

    private static CellForms forms(NumberForm numbers, Map<String, String> missing) {
        List<String> words = new ArrayList<>(MissingWords.usual().words());
        words.addAll(missing.keySet());
        return new CellForms(MissingWords.of(words), numbers, TimeForm.utc(), Set.of());
    }

    private static DataFacts read(
            Path file, CellForms forms, NumberFormGuess.@Nullable Found known, Map<String, String> missing) {
        Map<String, ColumnFacts> columns = new LinkedHashMap<>();
        NumberFormGuess numbers = new NumberFormGuess();
        Set<String> repeated = new TreeSet<>();
        List<String> notes = new ArrayList<>();
        long[] rows = {0};
        RowFile.read(
                file,
                (source, row) -> {
                    rows[0] = row;
                    for (String column : source.columns()) {
                        String cell = source.cell(column);
                        columns.computeIfAbsent(column, ColumnFacts::new).add(cell, row, forms);
                        if (known == null) {
                            numbers.add(column, cell, row);
                        }
                    }
                },
                source -> {
                    source.columns().forEach(column -> columns.computeIfAbsent(column, ColumnFacts::new));
                    repeated.addAll(source.repeated());
                    notes.addAll(source.notes());
                });
        if (rows[0] < LEAST_ROWS) {
            throw new IllegalArgumentException(file + " has "
                    + (rows[0] == 0 ? "no rows below its header" : "one row only")
                    + "; what columns hold is told from many rows. Give a file of at least some hundred, such as the"
                    + " reference will be.");
        }
        return new DataFacts(
                Objects.requireNonNull(file.getFileName(), "a file has a name").toString(),
                rows[0],
                columns,
                known == null ? numbers.found() : known,
                missing,
                repeated,
                notes);
    }

    /** Words that alone stand between the numbers of a column, if they are known to mean that there is no value. */
    private Map<String, String> wordsForMissing() {
        Map<String, String> words = new TreeMap<>();
        for (ColumnFacts column : columns.values()) {
            Set<String> strangers = column.strangers();
            boolean known = strangers.stream()
                    .allMatch(word -> WORDS_FOR_MISSING.contains(word.strip().toLowerCase(Locale.ROOT)));
            if (column.isMostlyNumbers() && known) {
                strangers.forEach(word -> words.putIfAbsent(word, column.name()));
            }
        }
        return words;
    }
}
