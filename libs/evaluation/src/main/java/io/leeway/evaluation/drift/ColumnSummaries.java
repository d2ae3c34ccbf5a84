package io.leeway.evaluation.drift;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.ColumnSummary;
import io.leeway.contracts.reports.ColumnSummaryBuilder;
import io.leeway.evaluation.profiles.ColumnPair;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

/** Profiles in figures. */
final class ColumnSummaries {

    private ColumnSummaries() {}

    static ColumnSummary reference(ColumnPair pair) {
        return switch (pair) {
            case ColumnPair.Numeric numeric -> of(numeric.reference());
            case ColumnPair.Categorical categorical -> of(categorical.reference());
        };
    }

    static ColumnSummary current(ColumnPair pair) {
        return switch (pair) {
            case ColumnPair.Numeric numeric -> of(numeric.current());
            case ColumnPair.Categorical categorical -> of(categorical.current());
        };
    }

    private static ColumnSummary of(NumericProfile profile) {
        boolean empty = profile.size() == 0;
        return ColumnSummaryBuilder.builder()
                .rows(profile.rows())
                .missing(profile.missing())
                .zeros(profile.zeros())
                .infinite(profile.positiveInfinities() + profile.negativeInfinities())
                .distinct(profile.distinct())
                .mean(empty ? null : finite(profile.mean()))
                .standardDeviation(empty ? null : finite(profile.populationStandardDeviation()))
                .minimum(empty ? null : finite(profile.min()))
                .median(empty ? null : finite(profile.quantile(0.5)))
                .maximum(empty ? null : finite(profile.max()))
                .build();
    }

    private static ColumnSummary of(CategoricalProfile profile) {
        return ColumnSummaryBuilder.builder()
                .rows(profile.rows())
                .missing(profile.missing())
                .distinct(profile.distinct())
                .build();
    }

    /** JSON has no infinities; a moment beyond the range of a double is left out. */
    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
