package io.leeway.rows.table;

import java.io.IOException;
import java.util.Set;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.leeway.contracts.ContractJson;
import io.leeway.rows.cell.Cell;

/** Rows as JSON objects, read token by token, so that no row is held as a tree. */
abstract sealed class JsonRows implements RowSource permits JsonArray, JsonLines {

    private final JsonFactory factory;
    private final JsonCells cells;

    JsonRows(TableLimits limits) {
        cells = new JsonCells(new ColumnNames(limits.columns()));
        factory = JsonFactory.builder()
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                // As Python writes a missing float
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                // The rest of the body is read behind the rows, because all of it counts for its hash.
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                // Row ids and the like must not stay behind in a table of names.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                // Bytes are known to be UTF-8, and a mark is looked for at the body's beginning alone.
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .streamReadConstraints(ContractJson.constraints(limits.depth(), limits.numberLength()))
                .build();
        factory.setCodec(new JsonMapper(factory));
    }

    @Override
    public int place(String column) {
        return cells.place(column);
    }

    @Override
    public void cell(int place, Cell into) {
        cells.cell(place, into);
    }

    @Override
    public Set<String> columns() {
        return cells.names();
    }

    final JsonFactory factory() {
        return factory;
    }

    /**
     * Reads the object that the parser stands before, to its end whatever is wrong with it.
     *
     * @param row its number, from 1
     */
    final void accept(JsonParser parser, long row) throws IOException, UnreadableRowException {
        cells.beginRow(parser, row);
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            throw new UnreadableRowException("The row is no JSON object.");
        }
        boolean more = true;
        while (more) {
            more = cells.addNext(parser);
        }
    }
}
