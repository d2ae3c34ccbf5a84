package io.leeway.ingest.rows;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import org.jspecify.annotations.Nullable;

import io.leeway.support.problem.ProblemException;

/** Comma-separated rows with a header (RFC 4180). */
final class CsvRows implements RowSource {

    private static final long LEAST_BUFFERED = 1 << 16;
    private static final long MOST_BUFFERED = 1 << 28;

    private final RowText text;
    private final Iterator<CsvRecord> records;
    private final Map<String, Integer> positions = new HashMap<>();
    private final BodyColumns columns;
    private @Nullable CsvRecord current;

    CsvRows(RowText text, RowLimits limits) {
        this.text = text;
        columns = new BodyColumns(limits.columns());
        int most = (int) Math.min(
                MOST_BUFFERED, Math.max(LEAST_BUFFERED, 4 * limits.line().asLongValue()));
        records = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .skipEmptyLines(true)
                .detectBomHeader(false)
                // A row's length bounds its fields, and is looked after by its text.
                .maxBufferSize(most)
                .build(
                        CsvRecordHandler.of(handler ->
                                handler.maxFields(most).maxFieldSize(most).maxRecordSize(most)),
                        text)
                .iterator();
        if (!records.hasNext()) {
            throw BodyProblems.empty();
        }
        CsvRecord header = records.next();
        for (int i = 0; i < header.getFieldCount(); i++) {
            String name = i == 0 ? withoutByteOrderMark(header.getField(0)) : header.getField(i);
            if (!columns.add(name, 0)) {
                throw ProblemException.badRequest(
                        "duplicate-column",
                        "A column twice",
                        "The header has the column '" + name + "' twice. Give every column a name of its own.");
            }
            positions.put(name, i);
        }
    }

    @Override
    public boolean next() throws UnreadableRowException {
        text.beginRow();
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
        return columns.names();
    }

    private static String withoutByteOrderMark(String name) {
        return name.startsWith("\uFEFF") ? name.substring(1) : name;
    }
}
