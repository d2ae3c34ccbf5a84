package io.leeway.evaluation.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.leeway.contracts.reports.QualityFinding;
import io.leeway.evaluation.profiles.ColumnPair;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.distance.BinnedCounts;
import io.leeway.statistics.hypothesis.IncreaseTest;
import io.leeway.statistics.hypothesis.RepeatedRows;
import io.leeway.statistics.hypothesis.TestResult;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

/** The single checks; each looks at one way in which data go bad, and only in the bad direction. */
final class QualityChecks {

    /** Values outside the reference's range. */
    static final String OUT_OF_RANGE = "out-of-range";

    private final QualitySettings config;

    QualityChecks(QualitySettings config) {
        this.config = config;
    }

    List<QualityCheck> of(String column, ColumnPair pair) {
        return switch (pair) {
            case ColumnPair.Numeric numeric -> numeric(column, numeric.reference(), numeric.current());
            case ColumnPair.Categorical(CategoricalProfile reference, CategoricalProfile current) ->
                categorical(column, reference, current);
        };
    }

    private List<QualityCheck> numeric(String column, NumericProfile reference, NumericProfile current) {
        List<QualityCheck> checks = new ArrayList<>();
        checks.add(missing(column, reference, current));
        checks.add(increase(
                        column,
                        "zeros",
                        new Shares(reference.zeros(), reference.size(), current.zeros(), current.size()),
                        config.zeros(),
                        "zeros")
                .of(data -> new Share(
                        data.numeric(column).zeros(), data.numeric(column).size())));
        checks.add(increase(
                        column,
                        "infinite",
                        new Shares(infinite(reference), reference.rows(), infinite(current), current.rows()),
                        config.infinite(),
                        "infinite values")
                .of(data -> new Share(
                        infinite(data.numeric(column)), data.numeric(column).rows())));
        if (reference.size() > 0 && current.size() > 0) {
            checks.add(outOfRange(column, reference, current));
            if (current.distinct() == 1) {
                double only = current.min();
                double share = reference.cdf(only) - reference.cdf(Math.nextDown(only));
                checks.add(constant(column, share, reference.size(), reference.distinct(), current.size()));
            }
        }
        return checks;
    }

    private List<QualityCheck> categorical(String column, CategoricalProfile reference, CategoricalProfile current) {
        List<QualityCheck> checks = new ArrayList<>();
        checks.add(missing(column, reference, current));
        if (reference.size() > 0 && current.distinct() == 1 && !current.isPooled()) {
            double share = reference.count(current.category(0)) / (double) reference.size();
            checks.add(constant(column, share, reference.size(), reference.distinct(), current.size()));
        }
        BinnedCounts.ofCategories(reference, current)
                .toOptional()
                .ifPresent(counts -> checks.addAll(CategoryChecks.of(column, reference, current, counts, config)));
        return checks;
    }

    /** Rows that equal an earlier one in every feature, at the number of rows of the smaller side. */
    Optional<QualityCheck> duplicates(DataProfile reference, DataProfile current) {
        return RepeatedRows.compare(reference.repeats(), current.repeats())
                .toOptional()
                .map(repeats -> new QualityCheck(
                        new QualityFinding(
                                DataQuality.ALL_COLUMNS,
                                "duplicates",
                                repeats.referenceShare(),
                                repeats.currentShare(),
                                config.duplicates(),
                                repeats.pValue(),
                                String.format(
                                        Locale.ROOT,
                                        "%.1f %% duplicate rows, %.1f %% in as many rows of the reference",
                                        100 * repeats.currentShare(),
                                        100 * repeats.referenceShare())),
                        repeats.pValue(),
                        repeats.currentShare() - repeats.referenceShare() >= config.duplicates()));
    }

    /** Values that are missing, of a column of either type. */
    QualityCheck missing(String column, ColumnPair pair) {
        return switch (pair) {
            case ColumnPair.Numeric numeric -> missing(column, numeric.reference(), numeric.current());
            case ColumnPair.Categorical(CategoricalProfile reference, CategoricalProfile current) ->
                missing(column, reference, current);
        };
    }

    private QualityCheck missing(String column, NumericProfile reference, NumericProfile current) {
        return missing(column, reference.missing(), reference.rows(), current.missing(), current.rows())
                .of(data -> new Share(
                        data.numeric(column).missing(), data.numeric(column).rows()));
    }

    private QualityCheck missing(String column, CategoricalProfile reference, CategoricalProfile current) {
        return missing(column, reference.missing(), reference.rows(), current.missing(), current.rows())
                .of(data -> new Share(
                        data.categorical(column).missing(),
                        data.categorical(column).rows()));
    }

    private static long infinite(NumericProfile profile) {
        return profile.positiveInfinities() + profile.negativeInfinities();
    }

    /** Values that could not be read; the reference's are not known, and none are expected. */
    QualityCheck typeViolations(String column, long rejected, long rows, long referenceRows) {
        return increase(
                column,
                "type-violation",
                new Shares(0, referenceRows, rejected, rows),
                config.typeViolations(),
                "values that are not of the column's type");
    }

    private record Shares(long reference, long referenceOf, long current, long currentOf) {
        double referenceShare() {
            return referenceOf == 0 ? 0 : (double) reference / referenceOf;
        }

        double currentShare() {
            return currentOf == 0 ? 0 : (double) current / currentOf;
        }
    }

    private QualityCheck missing(String column, long reference, long referenceRows, long current, long currentRows) {
        return increase(
                column,
                "missing",
                new Shares(reference, referenceRows, current, currentRows),
                config.missing(),
                "missing values");
    }

    private static QualityCheck increase(String column, String check, Shares shares, double floor, String what) {
        double pValue = IncreaseTest.compare(
                        shares.reference(), shares.referenceOf(), shares.current(), shares.currentOf())
                .toOptional()
                .map(TestResult::pValue)
                .orElse(1.0);
        double reference = shares.referenceShare();
        double current = shares.currentShare();
        String message = String.format(
                Locale.ROOT, "%.1f %% %s, %.1f %% in the reference", 100 * current, what, 100 * reference);
        return new QualityCheck(
                new QualityFinding(column, check, reference, current, floor, pValue, message),
                pValue,
                current - reference >= floor);
    }

    private QualityCheck outOfRange(String column, NumericProfile reference, NumericProfile current) {
        double atMost = current.cdf(reference.max());
        double below = current.cdf(Math.nextDown(reference.min()));
        long outside = Math.round((1 - atMost + below) * current.size());
        return increase(
                column,
                OUT_OF_RANGE,
                new Shares(0, reference.size(), outside, current.size()),
                config.outOfRange(),
                "outside the reference's range");
    }

    /** How likely all of so many values are the same one, when the reference has it in that share. */
    private static QualityCheck constant(
            String column, double share, long referenceSize, int referenceDistinct, long currentSize) {
        // One more row than seen keeps a value that the reference lacks from being impossible.
        double possible = Math.max(share, 1.0 / (referenceSize + 1));
        double pValue = Math.pow(possible, currentSize);
        return new QualityCheck(
                new QualityFinding(
                        column,
                        "constant",
                        share,
                        1,
                        1,
                        pValue,
                        "all " + currentSize + " values are the same; the reference has " + referenceDistinct
                                + " distinct ones"),
                pValue,
                referenceDistinct > 1);
    }
}
