package io.leeway.rows.text;

import org.jspecify.annotations.Nullable;

/** What bytes are that are no text in UTF-8, in sentences. */
final class Utf8Faults {

    /** How many bytes at the beginning are looked at for zeros, which text has none of and UTF-16 many. */
    static final int LOOKED_AT = 512;

    private Utf8Faults() {}

    /**
     * What the first bytes say that they are, where that is no UTF-8.
     *
     * @param end behind the last one; at least {@link #LOOKED_AT} from the beginning on where there are so many
     */
    static @Nullable String ofBeginning(byte[] bytes, int from, int end) {
        String container = container(at(bytes, from, end), at(bytes, from + 1, end), bytes, from, end);
        if (container != null) {
            return container;
        }
        String utf16 = utf16(bytes, from, end);
        return utf16 == null
                ? null
                : "It is text in " + utf16
                        + " (Excel calls it \"Unicode text\"). Save it as UTF-8 (in Excel: \"CSV UTF-8\").";
    }

    /** Whether UTF-8's byte order mark stands at the beginning. */
    static boolean isMarked(byte[] bytes, int from, int end) {
        return at(bytes, from, end) == 0xEF && at(bytes, from + 1, end) == 0xBB && at(bytes, from + 2, end) == 0xBF;
    }

    /**
     * What is said of bytes that are no UTF-8.
     *
     * @param line where they stand, from 1
     * @param letter the first of them, -1 where there is none
     * @param next the one behind it, likewise
     */
    static String at(long line, int letter, int next) {
        String place = "Line " + line + " is not text in UTF-8";
        return isWindows1252(letter, next)
                ? place
                        + "; its bytes are letters in Windows-1252 (Latin 1), which older spreadsheets save. Save it as UTF-8"
                        + " (in Excel: \"CSV UTF-8\")."
                : place + ". Convert it to UTF-8.";
    }

    /** What files are that hold tables and are no text, by their first bytes. */
    private static @Nullable String container(int first, int second, byte[] bytes, int from, int end) {
        int third = at(bytes, from + 2, end);
        int fourth = at(bytes, from + 3, end);
        if (first == 0x1F && second == 0x8B) {
            return "It is compressed with gzip. Unpack it, or send it with Content-Encoding: gzip.";
        }
        if (first == 'P' && second == 'K' && third == 3 && fourth == 4) {
            return "It is a ZIP file, as Excel's workbooks are. Save the sheet as CSV (in Excel: \"CSV UTF-8\").";
        }
        if (first == 0xD0 && second == 0xCF && third == 0x11 && fourth == 0xE0) {
            return "It is a file of an older Office, as Excel's .xls workbooks are. Save the sheet as CSV (in Excel: \"CSV"
                    + " UTF-8\").";
        }
        if (first == 'P' && second == 'A' && third == 'R' && fourth == '1') {
            return "It is a Parquet file. Send it as application/vnd.apache.parquet; the names of such files end in .parquet.";
        }
        if (first == 'A'
                && second == 'R'
                && third == 'R'
                && at(bytes, from + 5, end) == '1'
                && at(bytes, from + 6, end) == 0) {
            return "It is a file of Arrow (Feather). Send it as application/vnd.apache.arrow.file; the names of such files"
                    + " end in .arrow or .feather.";
        }
        if (first == 0xFF && second == 0xFF && third == 0xFF && fourth == 0xFF) {
            return "It is a stream of Arrow, or no text. Send the former as application/vnd.apache.arrow.stream; the names"
                    + " of such files end in .arrows.";
        }
        return null;
    }

    /** The kind of UTF-16 by its mark, or by a zero in every other place. */
    private static @Nullable String utf16(byte[] bytes, int from, int end) {
        if (at(bytes, from, end) == 0xFF && at(bytes, from + 1, end) == 0xFE) {
            return "UTF-16 (little endian)";
        }
        if (at(bytes, from, end) == 0xFE && at(bytes, from + 1, end) == 0xFF) {
            return "UTF-16 (big endian)";
        }
        int looked = Math.min(LOOKED_AT, end - from) / 2;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < looked; i++) {
            even += bytes[from + 2 * i] == 0 ? 1 : 0;
            odd += bytes[from + 2 * i + 1] == 0 ? 1 : 0;
        }
        if (looked < 2 || Math.max(even, odd) * 2 < looked) {
            return null;
        }
        return odd > even ? "UTF-16 (little endian)" : "UTF-16 (big endian)";
    }

    private static int at(byte[] bytes, int index, int end) {
        return index < end ? bytes[index] & 0xFF : -1;
    }

    /** A letter of Western Europe between characters of ASCII. */
    private static boolean isWindows1252(int letter, int next) {
        boolean unused = letter == 0x81 || letter == 0x8D || letter == 0x8F || letter == 0x90 || letter == 0x9D;
        boolean text = next < 0 || next >= ' ' || next == '\n' || next == '\r' || next == '\t';
        return letter >= 0x80 && !unused && text;
    }
}
