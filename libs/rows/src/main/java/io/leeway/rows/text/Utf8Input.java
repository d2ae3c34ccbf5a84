package io.leeway.rows.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Bytes that are whole characters in UTF-8, as a window that is moved over them; for readers that make no characters of
 * them. A byte order mark is left out. Where bytes are no UTF-8 it ends as {@link Utf8Reader} does.
 */
public final class Utf8Input {

    private static final int FIRST_BYTES = 1 << 16;
    private static final int MARK = 3;

    private final InputStream input;
    private final Utf8Check check = new Utf8Check();
    private byte[] bytes = new byte[FIRST_BYTES];
    private int end;
    private int filled;
    private boolean begun;
    private boolean ended;

    private Utf8Input(InputStream input, boolean begun) {
        this.input = input;
        this.begun = begun;
    }

    /** Over bytes, which are not closed with it. */
    public static Utf8Input of(InputStream input) {
        return new Utf8Input(input, false);
    }

    /** Over what is made of another one's bytes, so that nothing is looked for at the beginning. */
    public static Utf8Input ofChecked(InputStream input) {
        return new Utf8Input(input, true);
    }

    /** The window's bytes; another array after {@link #more}. */
    public byte[] bytes() {
        return bytes;
    }

    /** Behind the window's last byte. */
    public int end() {
        return end;
    }

    /**
     * Moves the window on: what stands before a place is given up, and that place is the window's first one then.
     *
     * @return whether there are more bytes than before behind it; false at the end
     * @throws NotUtf8Exception if what follows is no UTF-8
     */
    public boolean more(int kept) throws IOException {
        if (kept > 0) {
            System.arraycopy(bytes, kept, bytes, 0, filled - kept);
            filled -= kept;
            end -= kept;
        }
        int before = end;
        if (!begun) {
            begin();
        }
        while (end == before && !ended) {
            fill();
            checkOn();
        }
        return end > before;
    }

    private void begin() throws IOException {
        begun = true;
        while (!ended && filled < Utf8Faults.LOOKED_AT) {
            fill();
        }
        String fault = Utf8Faults.ofBeginning(bytes, 0, filled);
        if (fault != null) {
            throw new NotUtf8Exception(fault);
        }
        if (Utf8Faults.isMarked(bytes, 0, filled)) {
            System.arraycopy(bytes, MARK, bytes, 0, filled - MARK);
            filled -= MARK;
        }
        checkOn();
    }

    private void fill() throws IOException {
        if (filled == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        int read = input.read(bytes, filled, bytes.length - filled);
        if (read < 0) {
            ended = true;
        } else {
            filled += read;
        }
    }

    private void checkOn() throws NotUtf8Exception {
        end = check.check(bytes, end, filled);
        if (check.isMalformed() || (ended && end < filled)) {
            int next = end + 1 < filled ? bytes[end + 1] & 0xFF : -1;
            throw new NotUtf8Exception(Utf8Faults.at(check.lines() + 1, bytes[end] & 0xFF, next));
        }
    }
}
