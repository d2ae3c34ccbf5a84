package io.leeway.contracts.text;

/**
 * The one form of what people spell differently: a category, a label, a row id or the name of a group is compared in it.
 *
 * <p>{@link Blanks} around a word go, as {@code CHAR} columns of databases add them. {@code True} and {@code TRUE} become {@code
 * true}, likewise {@code False}. A whole number written as a float, {@code 1.0} or {@code 1e0}, becomes {@code 1}, as pandas
 * writes whole numbers in a column that also has a missing value. Nothing else is folded: {@code 01} and {@code 1}, {@code
 * yes} and {@code Yes}, {@code 1.50} and {@code 1.5} stay apart, because codes, names and versions are written so.
 */
public final class Canonical {

    /** From here on a double does not hold every whole number. */
    private static final int MOST_DIGITS = 15;

    private Canonical() {}

    /** The canonical form of a cell that is not missing; the same object where it is in it already. */
    public static String of(String cell) {
        String text = Blanks.strip(cell);
        int length = text.length();
        if (length == 0) {
            return text;
        }
        char first = text.charAt(0);
        if (first == '-' || isDigit(first)) {
            return number(text);
        }
        if (length == 4 && (text.equals("True") || text.equals("TRUE"))) {
            return "true";
        }
        if (length == 5 && (text.equals("False") || text.equals("FALSE"))) {
            return "false";
        }
        return text;
    }

    private static String number(String text) {
        int start = text.charAt(0) == '-' ? 1 : 0;
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        boolean leadingZero = end - start > 1 && text.charAt(start) == '0';
        if (end == start || leadingZero) {
            return text;
        }
        if (end == text.length()) {
            return text.equals("-0") ? "0" : text;
        }
        String whole =
                text.charAt(end) == '.' && isZeros(text, end + 1) ? text.substring(0, end) : exponential(text, end);
        return whole.equals("-0") ? "0" : whole;
    }

    /** {@code 1.2e3} as 1200, where that is a whole number. */
    private static String exponential(String text, int mantissaEnd) {
        int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
        if (exponent < 0) {
            return text;
        }
        String mantissa = text.substring(0, exponent);
        String fraction = mantissaEnd < exponent ? mantissa.substring(mantissaEnd + 1) : "";
        boolean pointed = mantissaEnd == exponent || text.charAt(mantissaEnd) == '.';
        String power = text.substring(exponent + 1);
        if (!pointed || !isDigits(fraction) || power.isEmpty()) {
            return text;
        }
        String digits = power.charAt(0) == '+' ? power.substring(1) : power;
        if (digits.isEmpty() || digits.length() > 2 || !isDigits(digits)) {
            return text;
        }
        int shift = Integer.parseInt(digits);
        String significant = withoutTrailingZeros(fraction);
        String whole = mantissa.substring(0, mantissaEnd);
        if (significant.length() > shift || whole.length() + shift > MOST_DIGITS) {
            return text;
        }
        String shifted = whole + significant + "0".repeat(shift - significant.length());
        boolean negative = shifted.charAt(0) == '-';
        String magnitude = withoutLeadingZeros(negative ? shifted.substring(1) : shifted);
        return negative && !magnitude.equals("0") ? "-" + magnitude : magnitude;
    }

    private static String withoutTrailingZeros(String digits) {
        int end = digits.length();
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }

    private static String withoutLeadingZeros(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    private static boolean isZeros(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
