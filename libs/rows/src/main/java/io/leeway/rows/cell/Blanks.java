package io.leeway.rows.cell;

/** Blanks around bytes that are characters in UTF-8. */
final class Blanks {

    private Blanks() {}

    /** The first that is no blank of ASCII. */
    static int from(byte[] bytes, int from, int to) {
        int first = from;
        while (first < to && isBlank(bytes[first])) {
            first++;
        }
        return first;
    }

    /** Behind the last that is no blank of ASCII. */
    static int to(byte[] bytes, int from, int to) {
        int last = to;
        while (last > from && isBlank(bytes[last - 1])) {
            last--;
        }
        return last;
    }

    /** As {@link String#strip} has it. */
    private static boolean isBlank(byte character) {
        return character == ' ' || (character >= '\t' && character <= '\r') || (character >= 0x1C && character <= 0x1F);
    }
}
