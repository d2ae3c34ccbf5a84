package io.leeway.ingest.rows;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

import org.jspecify.annotations.Nullable;

/** Reads cells; a message that is returned instead of a value says what is wrong without repeating the value. */
final class CellReader {

    private static final double LARGEST_MEASURED = 1e150;
    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9_999;

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

    /** Whether a number can be squared and added up millions of times without overflowing. */
    static boolean canBeMeasured(double value) {
        return Math.abs(value) <= LARGEST_MEASURED;
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
     * @throws DateTimeException if it is no time, or not within the years 1 to 9999
     */
    static double timestamp(String cell) {
        String text = cell.strip();
        OffsetDateTime time;
        try {
            time = OffsetDateTime.parse(text);
        } catch (DateTimeParseException notWithOffset) {
            time = local(text);
        }
        int year = time.withOffsetSameInstant(ZoneOffset.UTC).getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new DateTimeException("not within the years 1 to 9999");
        }
        return time.toInstant().toEpochMilli();
    }

    private static OffsetDateTime local(String text) {
        DateTimeFormatter format = text.indexOf(' ') > 0 ? SPACED : DateTimeFormatter.ISO_LOCAL_DATE_TIME;
        return LocalDateTime.parse(text, format).atOffset(ZoneOffset.UTC);
    }

    /** What is wrong with the text, if anything. */
    static @Nullable String textFault(String text, int longest) {
        if (text.length() > longest) {
            return "The text has " + text.length() + " characters; at most " + longest + " are kept.";
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
            } else if (text.charAt(i) == '\0') {
                return "The text holds a NUL character.";
            }
        }
        return null;
    }
}
