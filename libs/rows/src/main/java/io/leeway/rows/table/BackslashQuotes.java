package io.leeway.rows.table;

import java.io.IOException;
import java.io.InputStream;

import io.leeway.rows.text.Utf8Input;

/** CSV in which a quoted cell has backslashes before quotes and backslashes, made into RFC 4180's as it is read. */
final class BackslashQuotes extends InputStream {

    private final Utf8Input input;
    private int at;
    private boolean quoted;
    private boolean escaped;

    /** A quote that has to follow the one just given. */
    private boolean doubled;

    /** Of all that the input's window holds, and what follows it. */
    BackslashQuotes(Utf8Input input) {
        this.input = input;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int written = 0;
        while (written < length) {
            if (doubled) {
                buffer[offset + written++] = '"';
                doubled = false;
                continue;
            }
            if (at == input.end()) {
                if (written > 0) {
                    return written;
                }
                boolean more = input.more(at);
                at = 0;
                if (!more) {
                    return -1;
                }
            }
            written += put(buffer, offset + written, input.bytes()[at++]);
        }
        return written;
    }

    /** How many bytes were written: none for a backslash that says something of the next character. */
    private int put(byte[] buffer, int place, byte next) {
        if (escaped) {
            escaped = false;
            buffer[place] = next;
            doubled = next == '"';
            return 1;
        }
        if (quoted && next == '\\') {
            escaped = true;
            return 0;
        }
        if (next == '"') {
            quoted = !quoted;
        }
        buffer[place] = next;
        return 1;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }
}
