package io.leeway.rows.cell;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;

/** Numbers of digits, with a point, a sign and an exponent at most, read from the bytes that they are written with. */
final class PlainNumbers {

    /** Up to here every whole number is a double. */
    private static final long LARGEST_EXACT = 1L << 53;

    /** So many digits always fit a long. */
    private static final int MOST_DIGITS = 18;

    /** The powers of ten that are doubles. */
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private PlainNumbers() {}

    /** The number nearest to what the bytes say; NaN where they are written otherwise, and where it is too large for a double. */
    static double read(byte[] bytes, int from, int to) {
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        if (negative || (at < to && bytes[at] == '+')) {
            at++;
        }
        long digits = 0;
        int first = at;
        while (at < to && isDigit(bytes[at])) {
            digits = digits * 10 + (bytes[at++] - '0');
        }
        int count = at - first;
        int fraction = 0;
        if (at < to && bytes[at] == '.') {
            int point = at++;
            while (at < to && isDigit(bytes[at])) {
                digits = digits * 10 + (bytes[at++] - '0');
            }
            fraction = at - point - 1;
            count += fraction;
        }
        if (count == 0 || (at < to && !isExponent(bytes, at, to))) {
            return Double.NaN;
        }
        // Both are exact then, so that their quotient is rounded once (Clinger 1990).
        if (at == to && count <= MOST_DIGITS && digits <= LARGEST_EXACT) {
            double value = digits / POWERS[fraction];
            return negative ? -value : value;
        }
        double value = JavaDoubleParser.parseDouble(bytes, from, to - from);
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isExponent(byte[] bytes, int from, int to) {
        int at = from;
        if (bytes[at] != 'e' && bytes[at] != 'E') {
            return false;
        }
        at++;
        if (at < to && (bytes[at] == '+' || bytes[at] == '-')) {
            at++;
        }
        int digits = at;
        while (at < to && isDigit(bytes[at])) {
            at++;
        }
        return at > digits && at == to;
    }
}
