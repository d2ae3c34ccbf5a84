package io.leeway.contracts.reports;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * How many values of a numeric feature lie outside a range.
 *
 * @param column its name
 * @param verdict inside, out of range or insufficient data
 * @param reason why there is no verdict; absent where there is one
 * @param basis whose range it is
 * @param minimum where the range begins; absent where it is open or not known
 * @param maximum where it ends, likewise
 * @param values finite values of the batch
 * @param below how many of them are below the range; exact but for columns with more different values than a profile keeps
 * @param above how many of them are above it, likewise
 * @param share of them that is outside, 0 to 1; absent where there are no values
 * @param limit the share above which that is a finding
 */
@RecordBuilder
public record ColumnRange(
        String column,
        RangeVerdict verdict,
        @Nullable String reason,
        RangeBasis basis,
        @Nullable Double minimum,
        @Nullable Double maximum,
        long values,
        long below,
        long above,
        @Nullable Double share,
        double limit) {}
