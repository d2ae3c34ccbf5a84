package io.leeway.workbench.rows;

import java.time.Instant;
import java.time.ZoneOffset;

import io.leeway.rows.cell.CellException;
import io.leeway.rows.cell.TimeForm;

/** Whether the whole numbers of a column may be times that count from 1970, to be told from amounts. */
final class EpochNumbers {

    private static final int FIRST_YEAR = 1973;
    private static final int LAST_YEAR = 2100;

    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    void add(double number) {
        least = Math.min(least, number);
        most = Math.max(most, number);
    }

    boolean areTimes() {
        return isYear(least) && isYear(most);
    }

    private static boolean isYear(double number) {
        try {
            Instant time = Instant.ofEpochMilli((long) TimeForm.utc().read(String.valueOf((long) number)));
            int year = time.atOffset(ZoneOffset.UTC).getYear();
            return year >= FIRST_YEAR && year <= LAST_YEAR;
        } catch (CellException noTime) {
            return false;
        }
    }
}
