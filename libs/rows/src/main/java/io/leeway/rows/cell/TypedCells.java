package io.leeway.rows.cell;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Writes the values of formats that have types, as Parquet and Arrow do, into cells, so that they mean what the same value
 * means as a text: a whole number is its digits, a time ISO 8601, and a number whose text would only be read again is handed
 * on as it is. One belongs to one column, whose cells it makes invalid with the next one.
 */
public final class TypedCells {

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST = 40;
    private static final int LAST_YEAR = 9_999;

    /** Up to here every whole number is a float of its own. */
    private static final float MOST_WHOLE = 1 << 24;

    /** Times beyond are in no calendar. */
    private static final long MOST_SECONDS = 31_000_000_000_000_000L;

    private final byte[] bytes = new byte[LONGEST];
    private int length;

    /** A boolean, in the words of JSON. */
    public void setBoolean(boolean value, Cell into) {
        byte[] word = value ? TRUE : FALSE;
        into.setBytes(word, 0, word.length);
    }

    /** A whole number, every digit of it. */
    public void setLong(long value, Cell into) {
        if (value == Long.MIN_VALUE) {
            into.setText(Long.toString(value));
            return;
        }
        int at = LONGEST;
        long rest = Math.abs(value);
        do {
            bytes[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        if (value < 0) {
            bytes[--at] = '-';
        }
        into.setBytes(bytes, at, LONGEST);
    }

    /** A whole number of 64 bits without a sign. */
    public void setUnsigned(long value, Cell into) {
        if (value >= 0) {
            setLong(value, into);
        } else {
            into.setText(Long.toUnsignedString(value));
        }
    }

    /** A float, as the number that its shortest decimal is, which is what it was and what is written in a CSV. */
    public void setFloat(float value, Cell into) {
        boolean whole = Math.abs(value) < MOST_WHOLE && value == (int) value;
        into.setNumber(whole || !Float.isFinite(value) ? value : Double.parseDouble(Float.toString(value)));
    }

    /** A decimal number, with all the digits that it has. */
    public void setDecimal(BigDecimal value, Cell into) {
        into.setNumber(value.doubleValue(), value.toPlainString());
    }

    /**
     * A date.
     *
     * @param day from the beginning of 1970
     */
    public void setDate(long day, Cell into) {
        LocalDate date = LocalDate.ofEpochDay(day);
        if (isUsual(date.getYear())) {
            length = 0;
            write(date);
            into.setBytes(bytes, 0, length);
        } else {
            into.setText(date.toString());
        }
    }

    /**
     * A time that is counted in one number.
     *
     * @param number from the beginning of 1970
     * @param perSecond how many a second has; a power of ten up to nanoseconds
     * @param utc whether it is one in UTC; otherwise it says no zone
     */
    public void setTimestamp(long number, long perSecond, boolean utc, Cell into) {
        setTimestamp(
                Math.floorDiv(number, perSecond),
                (int) (Math.floorMod(number, perSecond) * (1_000_000_000L / perSecond)),
                utc,
                into);
    }

    /**
     * A time.
     *
     * @param seconds from the beginning of 1970
     * @param nanos of the second
     * @param utc whether it is one in UTC; otherwise it says no zone
     */
    public void setTimestamp(long seconds, int nanos, boolean utc, Cell into) {
        if (seconds > MOST_SECONDS || seconds < -MOST_SECONDS) {
            into.setText((seconds < 0 ? "-" : "+") + "1000000000-01-01T00:00:00");
            return;
        }
        LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC);
        if (!isUsual(time.getYear())) {
            into.setText(time + (utc ? "Z" : ""));
            return;
        }
        length = 0;
        write(time.toLocalDate());
        bytes[length++] = 'T';
        write(time.getHour(), 2);
        bytes[length++] = ':';
        write(time.getMinute(), 2);
        bytes[length++] = ':';
        write(time.getSecond(), 2);
        if (nanos > 0) {
            bytes[length++] = '.';
            write(nanos, 9);
            while (bytes[length - 1] == '0') {
                length--;
            }
        }
        if (utc) {
            bytes[length++] = 'Z';
        }
        into.setBytes(bytes, 0, length);
    }

    private static boolean isUsual(int year) {
        return year > 0 && year <= LAST_YEAR;
    }

    private void write(LocalDate date) {
        write(date.getYear(), 4);
        bytes[length++] = '-';
        write(date.getMonthValue(), 2);
        bytes[length++] = '-';
        write(date.getDayOfMonth(), 2);
    }

    private void write(int number, int digits) {
        int rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }
}
