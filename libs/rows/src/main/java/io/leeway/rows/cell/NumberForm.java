package io.leeway.rows.cell;

import java.util.regex.Pattern;

import io.leeway.contracts.text.Blanks;

/**
 * How numbers are written: with a decimal point unless told otherwise. A number that is written in another way is refused
 * with words that say which, and never read as another number.
 *
 * @param decimal what stands before the fraction, a point or a comma
 * @param thousands what may stand between groups of three digits, one of {@code , . '} and a blank; 0 for nothing
 */
public record NumberForm(char decimal, char thousands) {

    /** The value of {@link #thousands} when digits are not grouped. */
    public static final char UNGROUPED = 0;

    private static final NumberForm POINT = new NumberForm('.', UNGROUPED);

    private static final Pattern WITH_COMMA = Pattern.compile("[+-]?\\d*,\\d+(?:[eE][+-]?\\d+)?");
    private static final Pattern GROUPED = Pattern.compile(
            "[+-]?\\d{1,3}(?:(?:,\\d{3})+(?:\\.\\d*)?|(?:\\.\\d{3})+(?:,\\d*)?|(?:[' \u00A0\u202F\u2019]\\d{3})+(?:[.,]\\d*)?)");
    private static final Pattern WITH_SIGN =
            Pattern.compile("[+-]?[%\\p{Sc}]\\s?[+-]?[\\d.,' ]+|[+-]?[\\d.,' ]+\\s?[%\\p{Sc}]");

    /** Refuses characters that would make a number ambiguous. */
    public NumberForm {
        if (decimal != '.' && decimal != ',') {
            throw new IllegalArgumentException("a decimal point or a decimal comma");
        }
        if (thousands != UNGROUPED && (thousands == decimal || ",.' ".indexOf(thousands) < 0)) {
            throw new IllegalArgumentException("groups of digits are set apart by one of , . ' or a blank, not by the"
                    + " character before the fraction");
        }
    }

    /** A decimal point, no groups. */
    public static NumberForm point() {
        return POINT;
    }

    /** Whether numbers have a decimal point and no groups. */
    boolean isPlain() {
        return decimal == '.' && thousands == UNGROUPED;
    }

    /**
     * The number in a cell that is not missing.
     *
     * @return a finite number or, for {@code inf} and {@code Infinity} with a sign or without, an infinite one
     * @throws CellException if it is none, or too large for a double
     */
    public double read(String cell) throws CellException {
        double value = readOrNaN(cell);
        if (Double.isNaN(value)) {
            throw new CellException(fault(Blanks.strip(cell)));
        }
        return value;
    }

    /** The number in a cell likewise, NaN where it is none or too large: without the cost of saying what is wrong. */
    public double readOrNaN(String cell) {
        String text = Blanks.strip(cell);
        String plain = plain(text);
        if (isDecimal(plain)) {
            double value = Double.parseDouble(plain);
            return Double.isInfinite(value) ? Double.NaN : value;
        }
        return switch (text) {
            case "inf", "Inf", "+inf", "Infinity", "+Infinity", "infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-Inf", "-Infinity", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }

    /**
     * Whether a word is a number that is written in one of the other usual ways: with a decimal comma, with separators between
     * its digits, or with a percent or currency sign beside it.
     */
    public static boolean isOtherwiseWritten(String word) {
        return !word.isEmpty()
                && (WITH_COMMA.matcher(word).matches()
                        || GROUPED.matcher(word).matches()
                        || WITH_SIGN.matcher(word).matches());
    }

    /** The text as a number with a point and without groups; empty where it is not written in this form. */
    private String plain(String text) {
        if (isPlain()) {
            return text;
        }
        int fraction = text.indexOf(decimal);
        String whole = fraction < 0 ? text : text.substring(0, fraction);
        String rest = fraction < 0 ? "" : "." + text.substring(fraction + 1);
        if (thousands == UNGROUPED) {
            return decimal == ',' && whole.indexOf('.') >= 0 ? "" : whole + rest;
        }
        String[] groups = whole.replace('\u00A0', ' ')
                .replace('\u202F', ' ')
                .replace('\u2019', '\'')
                .split(Pattern.quote(String.valueOf(thousands)), -1);
        for (int i = 1; i < groups.length; i++) {
            if (groups[i].length() != 3) {
                return "";
            }
        }
        return String.join("", groups) + rest;
    }

    /** Digits with at most one point, a sign before and an exponent after; Java alone would also read "1d" and "0x1p3". */
    private static boolean isDecimal(String text) {
        int length = text.length();
        int i = 0;
        if (i < length && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
            i++;
        }
        int digits = 0;
        boolean point = false;
        for (; i < length; i++) {
            char character = text.charAt(i);
            if (character >= '0' && character <= '9') {
                digits++;
            } else if (character == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        return digits > 0 && (i == length || isExponent(text, i));
    }

    private static boolean isExponent(String text, int from) {
        int i = from;
        if (text.charAt(i) != 'e' && text.charAt(i) != 'E') {
            return false;
        }
        i++;
        if (i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
            i++;
        }
        int digits = i;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i > digits && i == text.length();
    }

    private String fault(String text) {
        if (isDecimal(plain(text))) {
            return "The number is too large: it has to be below 1.8e308.";
        }
        if (decimal == '.'
                && WITH_COMMA.matcher(text).matches()
                && !GROUPED.matcher(text).matches()) {
            return "The number has a decimal comma. Say so in the definition (numbers: {decimal: ','}), or write a"
                    + " decimal point.";
        }
        if (GROUPED.matcher(text).matches()) {
            return "The number has separators between its digits, or a decimal comma, which cannot be told apart. Say"
                    + " which in the definition (numbers: {decimal: '.', thousands: ','}), or write plain numbers.";
        }
        if (WITH_SIGN.matcher(text).matches()) {
            return "The value is a number with a percent or currency sign beside it. Write the number alone.";
        }
        return "The value is not a number.";
    }
}
