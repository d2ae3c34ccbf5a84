package io.leeway.contracts.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Features of which more values than allowed lie outside the range of one basis: one finding, however many they are.
 *
 * @param basis whose range it is
 * @param columns their names, the one with most values outside first
 * @param share the share of values outside of the first of them, 0 to 1
 * @param limit what that share is held against
 * @param since when the first of the batches began that lie outside one after another; absent where that is not known
 * @param batches how many of them there are, this one included
 * @param message a sentence for people, without a full stop; names no value of the data but the range's ends
 */
public record OutOfRange(
        RangeBasis basis,
        List<String> columns,
        double share,
        double limit,
        @Nullable Instant since,
        int batches,
        String message) {

    public OutOfRange {
        columns = List.copyOf(columns);
    }

    /** The message, and where it is not the first batch since when this is so. */
    public String sentence() {
        return since == null || batches < 2
                ? message + "."
                : message + "; so since " + LocalDate.ofInstant(since, ZoneOffset.UTC) + ", " + batches
                        + " batches in a row.";
    }

    /** The same as one of a row of batches. */
    public OutOfRange since(@Nullable Instant begin, int number) {
        return new OutOfRange(basis, columns, share, limit, begin, number, message);
    }
}
