package io.leeway.rows.table;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.leeway.contracts.ContractJson;
import io.leeway.rows.text.NotUtf8Exception;
import io.leeway.rows.text.Utf8Reader;

/** What {@link JsonLines} has to make of bytes, made slowly and of one string a line: a line for each row and the columns. */
final class JsonLinesOfText {

    private final JsonFactory factory;
    private final ColumnNames names;
    private final Map<String, String> cells = new LinkedHashMap<>();
    private long row;

    private JsonLinesOfText(TableLimits limits) {
        names = new ColumnNames(limits.columns());
        factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .streamReadConstraints(ContractJson.constraints(limits.depth(), limits.numberLength()))
                .build();
        factory.setCodec(new JsonMapper(factory));
    }

    static List<String> describe(byte[] bytes, TableLimits limits) throws IOException {
        JsonLinesOfText lines = new JsonLinesOfText(limits);
        BufferedReader reader = new BufferedReader(new Utf8Reader(new ByteArrayInputStream(bytes)));
        List<String> all = new ArrayList<>();
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    all.add(lines.row(line));
                }
            }
        } catch (NotUtf8Exception | UnreadableTableException exception) {
            return List.of("refused: " + exception.getMessage());
        }
        all.add(lines.names.names().toString());
        return all;
    }

    private String row(String line) throws IOException {
        row++;
        cells.replaceAll((name, cell) -> "absent");
        try (JsonParser parser = factory.createParser(line)) {
            parser.nextToken();
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return "! The row is no JSON object.";
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                names.add(name, row);
                cells.putIfAbsent(name, "absent");
                cells.put(name, cell(parser));
            }
            return parser.nextToken() == null ? cells.toString() : "! More than one JSON value stands in the line.";
        } catch (StreamConstraintsException exception) {
            return "! The line is nested too deeply, or has a number that is too long.";
        } catch (JsonProcessingException exception) {
            String place = ", at column " + Math.max(1, exception.getLocation().getColumnNr());
            return exception.getOriginalMessage().startsWith("Duplicate field")
                    ? "! The line has a key twice" + place + "."
                    : "! The line stops being JSON" + place + ". Look at the quotes, brackets and commas before it.";
        }
    }

    private static String cell(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> "absent";
            case START_OBJECT -> {
                parser.skipChildren();
                yield "object";
            }
            case START_ARRAY -> parser.readValueAsTree().toString();
            case VALUE_NUMBER_FLOAT -> {
                double value = parser.getDoubleValue();
                yield Double.isFinite(value) ? Double.toString(value) : parser.getText();
            }
            default -> parser.getText();
        };
    }
}
