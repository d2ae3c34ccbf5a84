package io.leeway.rows.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;

/**
 * What {@link CsvRows} has to make of a text, made slowly and of strings with FastCSV: a line for the columns, for each row
 * and for the notes.
 */
final class FastCsvRows {

    private static final int MOST = 1 << 24;

    private FastCsvRows() {}

    static List<String> describe(Reader characters) throws IOException {
        BufferedReader buffered = new BufferedReader(characters, Dialect.SAMPLE);
        Dialect dialect = dialect(buffered);
        if (dialect.declared()) {
            buffered.readLine();
        }
        Reader text = dialect.backslash() ? new BackslashQuotesOfCharacters(buffered) : buffered;
        Iterator<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(dialect.separator())
                .allowExtraFields(true)
                .allowMissingFields(true)
                .skipEmptyLines(true)
                .maxBufferSize(MOST)
                .build(
                        CsvRecordHandler.of(handler ->
                                handler.maxFields(MOST).maxFieldSize(MOST).maxRecordSize(MOST)),
                        text)
                .iterator();
        List<String> all = new ArrayList<>();
        try {
            if (!records.hasNext()) {
                return List.of("refused");
            }
            Header header = new Header(records.next().getFields(), 1_000);
            all.add(header.names() + " " + header.written() + " " + header.repeated());
            List<List<String>> rows = new ArrayList<>();
            records.forEachRemaining(row -> rows.add(row.getFields()));
            int blanks = describe(header, rows, all);
            List<String> notes = new ArrayList<>(dialect.notes());
            notes.addAll(header.notes());
            if (blanks > 0) {
                notes.add(blanks + " rows without any cell at the end are left out.");
            }
            all.add(notes.toString());
        } catch (CsvParseException | UnreadableTableException exception) {
            return List.of("refused");
        }
        return all;
    }

    /** How many blank rows at the end are left out. */
    private static int describe(Header header, List<List<String>> rows, List<String> all) {
        int end = rows.size();
        while (header.width() > 1 && end > 0 && isBlank(rows.get(end - 1))) {
            end--;
        }
        int left = end == 0 ? 0 : rows.size() - end;
        for (List<String> row : rows.subList(0, rows.size() - left)) {
            if (header.width() > 1 && isBlank(row)) {
                all.add("blank");
            } else if (row.size() < header.width() || !isBlank(row.subList(header.width(), row.size()))) {
                all.add("! The row has " + row.size() + " columns");
            } else {
                all.add(row.subList(0, header.width()).toString());
            }
        }
        return left;
    }

    private static boolean isBlank(List<String> row) {
        return row.stream().allMatch(String::isBlank);
    }

    private static Dialect dialect(BufferedReader text) throws IOException {
        char[] sample = new char[Dialect.SAMPLE];
        text.mark(Dialect.SAMPLE + 1);
        int length = 0;
        for (int read = 0; length < Dialect.SAMPLE && read >= 0; length += Math.max(0, read)) {
            read = text.read(sample, length, Dialect.SAMPLE - length);
        }
        text.reset();
        return Dialect.of(new String(sample, 0, length), length < Dialect.SAMPLE);
    }
}
