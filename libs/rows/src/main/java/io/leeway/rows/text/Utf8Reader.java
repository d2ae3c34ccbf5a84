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

import org.jspecify.annotations.Nullable;

/**
 * Text in UTF-8 without its byte order mark. Where bytes are no UTF-8 it ends with {@link NotUtf8Exception}, which names the
 * line and, where it is recognised, the encoding: UTF-16 as Excel's "Unicode text", Windows-1252 as older spreadsheets save.
 */
public final class Utf8Reader extends Reader {

    private static final int BYTES = 8_192;

    /** How many bytes at the beginning are looked at for zeros, which text has none of and UTF-16 many. */
    private static final int LOOKED_AT = 512;

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
                throw new NotUtf8Exception(explanation());
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
        while (!ended && input.remaining() < LOOKED_AT) {
            fill();
        }
        String container = container();
        if (container != null) {
            throw new NotUtf8Exception(container);
        }
        String utf16 = utf16();
        if (utf16 != null) {
            throw new NotUtf8Exception("It is text in " + utf16
                    + " (Excel calls it \"Unicode text\"). Save it as UTF-8 (in Excel: \"CSV UTF-8\").");
        }
        if (at(0) == 0xEF && at(1) == 0xBB && at(2) == 0xBF) {
            input.position(input.position() + 3);
        }
    }

    /** What files are that hold tables and are no text, by their first bytes. */
    private @Nullable String container() {
        if (at(0) == 0x1F && at(1) == 0x8B) {
            return "It is compressed with gzip. Unpack it, or send it with Content-Encoding: gzip.";
        }
        if (at(0) == 'P' && at(1) == 'K' && at(2) == 3 && at(3) == 4) {
            return "It is a ZIP file, as Excel's workbooks are. Save the sheet as CSV (in Excel: \"CSV UTF-8\").";
        }
        if (at(0) == 0xD0 && at(1) == 0xCF && at(2) == 0x11 && at(3) == 0xE0) {
            return "It is a file of an older Office, as Excel's .xls workbooks are. Save the sheet as CSV (in Excel: \"CSV"
                    + " UTF-8\").";
        }
        if (at(0) == 'P' && at(1) == 'A' && at(2) == 'R' && at(3) == '1') {
            return "It is a Parquet file. Write the rows as CSV or JSON lines.";
        }
        return null;
    }

    /** The kind of UTF-16 by its mark, or by a zero in every other place. */
    private @Nullable String utf16() {
        if (at(0) == 0xFF && at(1) == 0xFE) {
            return "UTF-16 (little endian)";
        }
        if (at(0) == 0xFE && at(1) == 0xFF) {
            return "UTF-16 (big endian)";
        }
        int looked = Math.min(LOOKED_AT, input.remaining()) / 2;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < looked; i++) {
            even += at(2 * i) == 0 ? 1 : 0;
            odd += at(2 * i + 1) == 0 ? 1 : 0;
        }
        if (looked < 2 || Math.max(even, odd) * 2 < looked) {
            return null;
        }
        return odd > even ? "UTF-16 (little endian)" : "UTF-16 (big endian)";
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

    /** The decoder stands before the byte that is wrong. */
    private String explanation() {
        String place = "Line " + line + " is not text in UTF-8";
        return isWindows1252()
                ? place
                        + "; its bytes are letters in Windows-1252 (Latin 1), which older spreadsheets save. Save it as UTF-8"
                        + " (in Excel: \"CSV UTF-8\")."
                : place + ". Convert it to UTF-8.";
    }

    /** A letter of Western Europe between characters of ASCII. */
    private boolean isWindows1252() {
        int letter = at(0);
        int next = at(1);
        boolean unused = letter == 0x81 || letter == 0x8D || letter == 0x8F || letter == 0x90 || letter == 0x9D;
        boolean text = next < 0 || next >= ' ' || next == '\n' || next == '\r' || next == '\t';
        return letter >= 0x80 && !unused && text;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
