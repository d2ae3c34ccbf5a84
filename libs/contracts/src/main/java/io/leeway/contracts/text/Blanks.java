package io.leeway.contracts.text;

/**
 * What looks like nothing around a word: blanks, line breaks, also those that are not broken at (U+00A0, as web pages and Excel
 * write them) and those without a width.
 */
public final class Blanks {

    private static final char ZERO_WIDTH = '\u200B';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Blanks() {}

    /** The text without blanks around it; the same object where there are none. */
    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (start < end && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Whether there is nothing but blanks. */
    public static boolean isAll(String text) {
        return strip(text).isEmpty();
    }

    private static boolean isBlank(char character) {
        return character <= ' '
                ? Character.isWhitespace(character)
                : character > 127
                        && (Character.isWhitespace(character)
                                || Character.isSpaceChar(character)
                                || character == ZERO_WIDTH
                                || character == BYTE_ORDER_MARK);
    }
}
