package io.leeway.rows.cell;

/** Times as most programs write them, {@code 2024-05-17T13:00:00.123Z}, read from the bytes that they are written with. */
final class PlainTimes {

    private static final int DATE = 10;
    private static final int SECONDS = 19;
    private static final int MOST_FRACTION = 9;
    private static final long MILLIS_A_DAY = 86_400_000;
    private static final int DAYS_BEFORE_1970 = 719_468;
    private static final int DAYS_A_CYCLE = 146_097;
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private PlainTimes() {}

    /**
     * Milliseconds since 1970 of a time in UTC, with {@code Z} or without; NaN where it is written otherwise or there is none.
     */
    static double read(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length != DATE && length < SECONDS) {
            return Double.NaN;
        }
        int year = number(bytes, from, 4);
        int month = number(bytes, from + 5, 2);
        int day = number(bytes, from + 8, 2);
        boolean dashes = bytes[from + 4] == '-' && bytes[from + 7] == '-';
        if (!dashes || year < 1 || month < 1 || month > 12 || day < 1 || day > DAYS[month - 1]) {
            return Double.NaN;
        }
        if (month == 2 && day == 29 && !(year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))) {
            return Double.NaN;
        }
        long midnight = days(year, month, day) * MILLIS_A_DAY;
        return length == DATE ? midnight : midnight + ofDay(bytes, from + DATE, to);
    }

    /** Milliseconds since midnight of what follows the date, likewise. */
    private static double ofDay(byte[] bytes, int from, int to) {
        int hour = number(bytes, from + 1, 2);
        int minute = number(bytes, from + 4, 2);
        int second = number(bytes, from + 7, 2);
        boolean colons = bytes[from + 3] == ':' && bytes[from + 6] == ':' && (bytes[from] == 'T' || bytes[from] == ' ');
        if (!colons || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return Double.NaN;
        }
        int at = from + SECONDS - DATE;
        int millis = 0;
        if (at < to && bytes[at] == '.') {
            int first = ++at;
            int weight = 100;
            while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
                millis += weight * (bytes[at++] - '0');
                weight /= 10;
            }
            if (at == first || at - first > MOST_FRACTION) {
                return Double.NaN;
            }
        }
        boolean ends = at == to || (at == to - 1 && bytes[at] == 'Z');
        return ends ? ((hour * 60L + minute) * 60 + second) * 1_000 + millis : Double.NaN;
    }

    /** A number of so many digits; less than 0 where there are others. */
    private static int number(byte[] bytes, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return -1;
            }
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }

    /** Days since 1970 of a date in the Gregorian calendar (Hinnant, days_from_civil), for years from 1 on. */
    private static long days(int year, int month, int day) {
        int shifted = month <= 2 ? year - 1 : year;
        int cycle = shifted / 400;
        int yearOfCycle = shifted - cycle * 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear;
        return (long) cycle * DAYS_A_CYCLE + dayOfCycle - DAYS_BEFORE_1970;
    }
}
