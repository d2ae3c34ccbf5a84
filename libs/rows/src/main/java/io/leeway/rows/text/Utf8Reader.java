package io.leeway.rows.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Text in UTF-8 without its byte order mark. Where bytes are no UTF-8 it ends with {@link NotUtf8Exception}, which names the
 * line and, where it is recognised, the encoding: UTF-16 as Excel's "Unicode text", Windows-1252 as older spreadsheets save.
 */
public final class Utf8Reader extends Reader {

    private static final int BYTES = 8_192;

    private static final int NONE = -1;

    private final InputStream bytes;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer input = ByteBuffer.allocate(BYTES).flip();
    private int pending = NONE;
    private boolean begun;
    private boolean ended;
    private long line = 1;

    /** Reads from bytes, which it closes with itself. */
    public Utf8Reader(InputStream bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        if (!begun) {
            begin();
        }
        if (pending != NONE) {
            buffer[offset] = (char) pending;
            pending = NONE;
            return 1;
        }
        // A character beyond the first 65,536 takes two places at once.
        CharBuffer output = length == 1
                ? CharBuffer.allocate(2)
                : CharBuffer.wrap(buffer, offset, length).slice();
        while (true) {
            CoderResult result = decoder.decode(input, output, ended);
            countLines(output.duplicate().flip());
            if (result.isError()) {
                // The decoder stands before the byte that is wrong.
                throw new NotUtf8Exception(Utf8Faults.at(line, at(0), at(1)));
            }
            if (output.position() > 0) {
                return length == 1 ? one(output.flip(), buffer, offset) : output.position();
            }
            if (ended) {
                return -1;
            }
            fill();
        }
    }

    private int one(CharBuffer decoded, char[] buffer, int offset) {
        buffer[offset] = decoded.get();
        if (decoded.hasRemaining()) {
            pending = decoded.get();
        }
        return 1;
    }

    private void begin() throws IOException {
        begun = true;
        while (!ended && input.remaining() < Utf8Faults.LOOKED_AT) {
            fill();
        }
        int from = input.position();
        int end = input.limit();
        String fault = Utf8Faults.ofBeginning(input.array(), from, end);
        if (fault != null) {
            throw new NotUtf8Exception(fault);
        }
        if (Utf8Faults.isMarked(input.array(), from, end)) {
            input.position(from + 3);
        }
    }

    private int at(int index) {
        return index < input.remaining() ? input.get(input.position() + index) & 0xFF : -1;
    }

    private void fill() throws IOException {
        input.compact();
        int read = bytes.read(input.array(), input.position(), input.remaining());
        if (read < 0) {
            ended = true;
        } else {
            input.position(input.position() + read);
        }
        input.flip();
    }

    private void countLines(CharBuffer characters) {
        while (characters.hasRemaining()) {
            if (characters.get() == '\n') {
                line++;
            }
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
