package io.leeway.rows.cell;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.text.Blanks;

/**
 * How times are written: as ISO 8601, pandas, SQL databases, Spark and JavaScript write them, a date alone, or as a number of
 * seconds or the like since 1970. A time without an offset is one of the zone that is given here.
 *
 * @param zone where a time without an offset is meant
 * @param epoch what a number counts
 */
public record TimeForm(ZoneId zone, Epoch epoch) {

    /** What a number counts, from the beginning of 1970 in UTC. */
    public enum Epoch {
        /** By its size: seconds, milliseconds, microseconds or nanoseconds, whichever gives a year from 1973 to 5138. */
        BY_SIZE(0),
        SECONDS(1_000),
        MILLISECONDS(1);

        private final double milliseconds;

        Epoch(double milliseconds) {
            this.milliseconds = milliseconds;
        }
    }

    private static final TimeForm UTC = new TimeForm(ZoneOffset.UTC, Epoch.BY_SIZE);
    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9_999;
    private static final double SMALLEST_SECONDS = 1e8;
    private static final double STEP = 1_000;

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    /** ISO 8601 and what databases make of it: a blank for T, no seconds, offsets without colon or minutes, a zone's name. */
    private static final Pattern ISO = Pattern.compile("(\\d{4})([-/])(\\d{1,2})\\2(\\d{1,2})"
            + "(?:(?:[Tt]| +)(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?"
            + "(?: *(Z|z|UTC|GMT|[+-]\\d{2}(?::?\\d{2}){0,2}))?(?:\\[[A-Za-z0-9/_+-]+])?)?");

    /** RFC 1123, which JavaScript's toUTCString and HTTP write: {@code Fri, 17 May 2024 13:00:00 GMT}. */
    private static final Pattern RFC_1123 = Pattern.compile(
            "[A-Za-z]{3}, (\\d{1,2}) ([A-Za-z]{3}) (\\d{4}) (\\d{2}):(\\d{2}):(\\d{2}) (GMT|UTC|[+-]\\d{4})");

    /** JavaScript's toString: {@code Fri May 17 2024 13:00:00 GMT+0000 (Coordinated Universal Time)}. */
    private static final Pattern JAVASCRIPT = Pattern.compile(
            "[A-Za-z]{3} ([A-Za-z]{3}) (\\d{1,2}) (\\d{4}) (\\d{2}):(\\d{2}):(\\d{2}) GMT([+-]\\d{4})(?: \\(.*\\))?");

    /** Times in UTC where they say no offset, numbers by their size. */
    public static TimeForm utc() {
        return UTC;
    }

    /** Whether a time without an offset is one in UTC. */
    boolean isUtc() {
        return zone.equals(ZoneOffset.UTC);
    }

    /**
     * The time in a cell that is not missing.
     *
     * @return milliseconds since the beginning of 1970 in UTC
     * @throws CellException if it is no time, or not within the years 1 to 9999
     */
    public double read(String cell) throws CellException {
        String text = Blanks.strip(cell);
        try {
            Instant time = instant(text);
            if (time == null) {
                throw new CellException("The value is not a time. Write it as ISO 8601 does: 2024-05-17T13:00:00Z, or"
                        + " 2024-05-17 13:00:00 with or without an offset, a date alone, or as seconds or milliseconds"
                        + " since 1970.");
            }
            int year = time.atOffset(ZoneOffset.UTC).getYear();
            if (year < FIRST_YEAR || year > LAST_YEAR) {
                throw outside();
            }
            return time.toEpochMilli();
        } catch (DateTimeException | ArithmeticException exception) {
            throw new CellException("The value is written as a time, and there is no such time: a month has at most 31"
                    + " days, a day 24 hours.");
        }
    }

    private static CellException outside() {
        return new CellException("The time does not lie within the years 1 to 9999.");
    }

    private @Nullable Instant instant(String text) throws CellException {
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return iso(iso);
        }
        Matcher named = RFC_1123.matcher(text);
        if (named.matches()) {
            return instant(named.group(3), named.group(2), named.group(1), time(named, 4), named.group(7));
        }
        Matcher javascript = JAVASCRIPT.matcher(text);
        if (javascript.matches()) {
            return instant(
                    javascript.group(3),
                    javascript.group(1),
                    javascript.group(2),
                    time(javascript, 4),
                    javascript.group(7));
        }
        return number(text);
    }

    private Instant iso(Matcher iso) {
        LocalDate date = LocalDate.of(number(iso, 1), number(iso, 3), number(iso, 4));
        if (iso.group(5) == null) {
            return date.atStartOfDay(zone).toInstant();
        }
        int second = iso.group(7) == null ? 0 : number(iso, 7);
        String fraction = iso.group(8);
        int nanos = fraction == null ? 0 : Integer.parseInt(fraction + "0".repeat(9 - fraction.length()));
        LocalDateTime local = date.atTime(number(iso, 5), number(iso, 6), second, nanos);
        String offset = iso.group(9);
        return offset == null
                ? local.atZone(zone).toInstant()
                : OffsetDateTime.of(local, offset(offset)).toInstant();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static LocalTime time(Matcher matcher, int firstGroup) {
        return LocalTime.of(
                number(matcher, firstGroup), number(matcher, firstGroup + 1), number(matcher, firstGroup + 2));
    }

    private static Instant instant(String year, String month, String day, LocalTime time, String offset) {
        int number = MONTHS.indexOf(month.toLowerCase(Locale.ROOT)) + 1;
        return LocalDate.of(Integer.parseInt(year), number, Integer.parseInt(day))
                .atTime(time)
                .toInstant(offset(offset));
    }

    private static ZoneOffset offset(String text) {
        return switch (text) {
            case "Z", "z", "UTC", "GMT" -> ZoneOffset.UTC;
            default -> {
                String digits = text.substring(1).replace(":", "");
                int hours = Integer.parseInt(digits.substring(0, 2));
                int minutes = digits.length() < 4 ? 0 : Integer.parseInt(digits.substring(2, 4));
                int seconds = digits.length() < 6 ? 0 : Integer.parseInt(digits.substring(4, 6));
                int sign = text.charAt(0) == '-' ? -1 : 1;
                yield ZoneOffset.ofHoursMinutesSeconds(sign * hours, sign * minutes, sign * seconds);
            }
        };
    }

    private @Nullable Instant number(String text) throws CellException {
        double value;
        try {
            value = NumberForm.point().read(text);
        } catch (CellException notANumber) {
            return null;
        }
        // No unit makes a time of it, and none is too small for it.
        if (Double.isInfinite(value)) {
            throw outside();
        }
        double milliseconds = epoch == Epoch.BY_SIZE ? value * bySize(value) : value * epoch.milliseconds;
        if (!(Math.abs(milliseconds) < 4e14)) {
            throw outside();
        }
        return Instant.ofEpochMilli(Math.round(milliseconds));
    }

    /** How many milliseconds one of what is counted has. */
    private static double bySize(double value) throws CellException {
        double size = Math.abs(value);
        if (size < SMALLEST_SECONDS) {
            throw new CellException(
                    "The value is a number too small to be told as seconds or milliseconds since 1970. Say"
                            + " what it counts in the definition (times: {epoch: seconds}), or write times as 2024-05-17T13:00:00Z.");
        }
        double milliseconds = STEP;
        for (double most = SMALLEST_SECONDS * STEP; size >= most; most *= STEP) {
            milliseconds /= STEP;
        }
        return milliseconds;
    }
}
