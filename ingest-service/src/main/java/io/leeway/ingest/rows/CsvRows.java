package io.leeway.ingest.rows;

import java.io.Reader;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.jspecify.annotations.Nullable;

import io.leeway.support.problem.ProblemException;

/** Comma-separated rows with a header (RFC 4180). */
final class CsvRows implements RowSource {

    private final Iterator<CsvRecord> records;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Set<String> columns = new LinkedHashSet<>();
    private @Nullable CsvRecord current;

    CsvRows(Reader reader) {
        records = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .skipEmptyLines(true)
                .detectBomHeader(false)
                .ofCsvRecord(reader)
                .iterator();
        if (!records.hasNext()) {
            throw BodyProblems.empty();
        }
        CsvRecord header = records.next();
        for (int i = 0; i < header.getFieldCount(); i++) {
            String name = i == 0 ? withoutByteOrderMark(header.getField(0)) : header.getField(i);
            if (positions.putIfAbsent(name, i) != null) {
                throw ProblemException.badRequest(
                        "duplicate-column",
                        "A column twice",
                        "The header has the column '" + name + "' twice. Give every column a name of its own.");
            }
            columns.add(name);
        }
    }

    @Override
    public boolean next() throws UnreadableRowException {
        if (!records.hasNext()) {
            return false;
        }
        CsvRecord row = records.next();
        current = row;
        if (row.getFieldCount() != positions.size()) {
            throw new UnreadableRowException(
                    "The row has " + row.getFieldCount() + " columns, the header " + positions.size() + ".");
        }
        return true;
    }

    @Override
    public @Nullable String cell(String column) {
        Integer position = positions.get(column);
        return position == null || current == null ? null : current.getField(position);
    }

    @Override
    public Set<String> columns() {
        return columns;
    }

    private static String withoutByteOrderMark(String name) {
        return name.startsWith("\uFEFF") ? name.substring(1) : name;
    }
}
