package io.leeway.ingest.rows;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

import org.jspecify.annotations.Nullable;

/** Reads cells; a message that is returned instead of a value says what is wrong without repeating the value. */
final class CellReader {

    static final int LONGEST_TEXT = 1_000;

    private static final DateTimeFormatter SPACED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private CellReader() {}

    static boolean isMissing(@Nullable String cell) {
        return cell == null || cell.isBlank();
    }

    /**
     * A number; blank, {@code NaN}, {@code NA} and {@code null} are missing and read as NaN.
     *
     * @throws NumberFormatException if it is none
     */
    static double number(@Nullable String cell) {
        if (cell == null || cell.isBlank()) {
            return Double.NaN;
        }
        String text = cell.strip();
        return switch (text) {
            case "NaN", "nan", "NA", "N/A", "null", "NULL" -> Double.NaN;
            case "inf", "Inf", "+inf", "Infinity", "+Infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-Inf", "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> decimal(text);
        };
    }

    /** Java also reads "1d", "0x1p3" and the like, which no data file means as a number. */
    private static double decimal(String text) {
        char last = text.charAt(text.length() - 1);
        if (!(Character.isDigit(last) || last == '.') || text.indexOf('x') >= 0 || text.indexOf('X') >= 0) {
            throw new NumberFormatException("no decimal number");
        }
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw new NumberFormatException("too large for a double");
        }
        return value;
    }

    /**
     * Epoch milliseconds.
     *
     * @throws DateTimeException if it is no time
     */
    static double timestamp(String cell) {
        String text = cell.strip();
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeParseException notWithOffset) {
            return local(text).toEpochMilli();
        }
    }

    private static Instant local(String text) {
        DateTimeFormatter format = text.indexOf(' ') > 0 ? SPACED : DateTimeFormatter.ISO_LOCAL_DATE_TIME;
        return LocalDateTime.parse(text, format).toInstant(ZoneOffset.UTC);
    }

    /** What is wrong with the text, if anything. */
    static @Nullable String textFault(String text) {
        if (text.length() > LONGEST_TEXT) {
            return "The text is longer than " + LONGEST_TEXT + " characters.";
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = Character.isHighSurrogate(text.charAt(i))
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return "The text holds half a surrogate pair.";
                }
                i++;
            }
            if (text.charAt(i) == '\0') {
                return "The text holds a NUL character.";
            }
        }
        return null;
    }
}
