package io.leeway.rows.table;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** What {@link BackslashQuotes} does, done with characters: CSV in which a quoted cell has backslashes before quotes and backslashes, made into RFC 4180's as it is read. */
final class BackslashQuotesOfCharacters extends FilterReader {

    private boolean quoted;
    private boolean escaped;

    /** A quote that has to follow the one just given. */
    private boolean doubled;

    BackslashQuotesOfCharacters(Reader reader) {
        super(reader);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int written = 0;
        while (written < length) {
            if (doubled) {
                buffer[offset + written++] = '"';
                doubled = false;
                continue;
            }
            // One at a time from a buffered reader, because what goes out may be longer than what came in.
            int character = written > 0 && !in.ready() ? -2 : in.read();
            if (character == -2) {
                return written;
            }
            if (character < 0) {
                return written > 0 ? written : -1;
            }
            written += put(buffer, offset + written, (char) character);
        }
        return written;
    }

    /** How many characters were written: none for a backslash that says something of the next one. */
    private int put(char[] buffer, int at, char character) {
        if (escaped) {
            escaped = false;
            buffer[at] = character;
            doubled = character == '"';
            return 1;
        }
        if (quoted && character == '\\') {
            escaped = true;
            return 0;
        }
        if (character == '"') {
            quoted = !quoted;
        }
        buffer[at] = character;
        return 1;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }
}
