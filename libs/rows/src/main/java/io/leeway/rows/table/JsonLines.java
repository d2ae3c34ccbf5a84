package io.leeway.rows.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

import io.leeway.rows.text.Utf8Input;

/** Rows as JSON objects, one a line, read from the bytes; blank lines are skipped. */
final class JsonLines extends JsonRows {

    private final Utf8Input input;
    private final long longest;
    private long row;

    /** The current line in the input's window, without what ends it. */
    private int from;

    private int to;

    /** Where the next line begins. */
    private int next;

    JsonLines(InputStream bytes, TableLimits limits) {
        super(limits);
        input = Utf8Input.of(bytes);
        longest = limits.line();
    }

    @Override
    public boolean next() throws IOException, UnreadableRowException {
        row++;
        do {
            if (!nextLine()) {
                return false;
            }
        } while (Characters.areBlank(input.bytes(), from, to));
        try (JsonParser parser = factory().createParser(input.bytes(), from, to - from)) {
            read(parser);
        } catch (JsonProcessingException exception) {
            // Places in bytes mean nothing to whoever looks at the line.
            readText(new String(input.bytes(), from, to - from, StandardCharsets.UTF_8));
        }
        return true;
    }

    /** Moves to the next line, which may be one of the two that a line break of Windows makes; false at the end. */
    private boolean nextLine() throws IOException {
        from = next;
        to = next;
        while (true) {
            byte[] bytes = input.bytes();
            int end = input.end();
            to = Characters.lineEnd(bytes, to, end);
            checkLength();
            if (to < end) {
                next = to + 1;
                return true;
            }
            boolean more = input.more(from);
            to -= from;
            from = 0;
            if (!more) {
                next = to;
                return to > 0;
            }
        }
    }

    private void checkLength() {
        if (to - from > longest && Characters.count(input.bytes(), from, to) > longest) {
            throw UnreadableTableException.rowTooLong(row, longest);
        }
    }

    private void readText(String line) throws IOException, UnreadableRowException {
        try (JsonParser parser = factory().createParser(line)) {
            parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            read(parser);
        } catch (StreamConstraintsException exception) {
            throw new UnreadableRowException("The line is nested too deeply, or has a number that is too long.");
        } catch (JsonProcessingException exception) {
            String place = exception.getLocation() == null
                    ? ""
                    : ", at column " + Math.max(1, exception.getLocation().getColumnNr());
            throw new UnreadableRowException(
                    isDuplicate(exception)
                            ? "The line has a key twice" + place + "."
                            : "The line stops being JSON" + place
                                    + ". Look at the quotes, brackets and commas before it.");
        }
    }

    private void read(JsonParser parser) throws IOException, UnreadableRowException {
        parser.nextToken();
        accept(parser, row);
        if (parser.nextToken() != null) {
            throw new UnreadableRowException("More than one JSON value stands in the line.");
        }
    }

    private static boolean isDuplicate(JsonProcessingException exception) {
        return String.valueOf(exception.getOriginalMessage()).startsWith("Duplicate field");
    }
}
