package io.leeway.evaluation.range;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.TrainedRange;
import io.leeway.contracts.reports.ColumnRange;
import io.leeway.contracts.reports.ColumnRangeBuilder;
import io.leeway.contracts.reports.RangeBasis;
import io.leeway.contracts.reports.RangeCheck;
import io.leeway.contracts.reports.RangeVerdict;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.KnownRanges;
import io.leeway.evaluation.profiles.MonitoredColumns;
import io.leeway.statistics.hypothesis.RangeExceedance;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.statistics.profile.ValueRange;

/**
 * Counts what lies outside the ranges that a model knows. A feature is out of range where more than the allowed share of its
 * values lies outside. A range that is taken from the reference's rows ends where chance has put its last one, so there it must
 * also be more than chance explains for independent rows.
 */
public final class RangeChecker {

    private final KnownRanges known;
    private final DriftSettings settings;
    private final DataProfile reference;
    private final DataProfile current;
    private final long fromReference;

    private RangeChecker(MonitoredColumns columns, DriftSettings settings, DataProfile reference, DataProfile current) {
        this.known = columns.ranges();
        this.settings = settings;
        this.reference = reference;
        this.current = current;
        this.fromReference = numeric(columns).stream()
                .filter(column -> known.of(column).isEmpty())
                .count();
    }

    /** Checks every numeric feature; empty if there is none. */
    public static Optional<RangeCheck> check(
            MonitoredColumns columns, DriftSettings settings, DataProfile reference, DataProfile current) {
        List<String> numeric = numeric(columns);
        if (numeric.isEmpty()) {
            return Optional.empty();
        }
        RangeChecker checker = new RangeChecker(columns, settings, reference, current);
        List<ColumnRange> ranges = new ArrayList<>();
        numeric.forEach(column -> ranges.add(checker.range(column)));
        return Optional.of(RangeFindings.of(ranges));
    }

    private static List<String> numeric(MonitoredColumns columns) {
        return columns.features().types().entrySet().stream()
                .filter(column -> column.getValue() == FeatureType.NUMERIC)
                .map(Map.Entry::getKey)
                .toList();
    }

    private ColumnRange range(String column) {
        NumericProfile before = reference.numeric(column);
        NumericProfile now = current.numeric(column);
        Optional<TrainedRange> given = known.of(column);
        double limit = known.limit(column, settings);
        @Nullable Double low = given.isPresent() ? given.get().min() : least(before);
        @Nullable Double high = given.isPresent() ? given.get().max() : greatest(before);
        ColumnRangeBuilder found = ColumnRangeBuilder.builder()
                .column(column)
                .verdict(RangeVerdict.INSUFFICIENT_DATA)
                .basis(known.isTrained(column) ? RangeBasis.TRAINING : RangeBasis.REFERENCE)
                .minimum(low)
                .maximum(high)
                .values(now.size())
                .limit(limit);
        String lack = lack(given.isPresent(), before, now);
        if (lack != null) {
            return found.reason(lack).build();
        }
        ValueRange.Outside outside = new ValueRange(
                        low == null ? Double.NEGATIVE_INFINITY : low, high == null ? Double.POSITIVE_INFINITY : high)
                .outside(now);
        double share = outside.count() / (double) now.size();
        found.below(outside.below()).above(outside.above()).share(share);
        if (share <= limit) {
            return found.verdict(RangeVerdict.INSIDE).build();
        }
        if (given.isEmpty() && isByChance(column, before.size(), now.size(), outside.count())) {
            return found.reason("the reference has " + before.size() + " values, too few to end where the data do")
                    .build();
        }
        return found.verdict(RangeVerdict.OUT_OF_RANGE).build();
    }

    private static @Nullable Double least(NumericProfile profile) {
        return profile.size() == 0 ? null : Double.valueOf(profile.min());
    }

    private static @Nullable Double greatest(NumericProfile profile) {
        return profile.size() == 0 ? null : Double.valueOf(profile.max());
    }

    private @Nullable String lack(boolean given, NumericProfile before, NumericProfile now) {
        if (now.size() < settings.minimumRows()) {
            return now.size() + " values, " + settings.minimumRows() + " are needed";
        }
        return given || before.size() >= settings.minimumRows()
                ? null
                : "no range is given, and the reference has " + before.size() + " values, " + settings.minimumRows()
                        + " are needed";
    }

    /** Whether as many values outside are no surprise, in any of the features whose range is the reference's. */
    private boolean isByChance(String column, long before, long now, long outside) {
        double alpha = settings.of(column).alpha() / fromReference;
        return RangeExceedance.pValue(before, now, outside) > alpha;
    }
}
