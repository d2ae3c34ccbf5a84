package io.leeway.evaluation.range;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.ColumnRange;
import io.leeway.contracts.reports.OutOfRange;
import io.leeway.contracts.reports.RangeBasis;
import io.leeway.contracts.reports.RangeCheck;
import io.leeway.contracts.reports.RangeVerdict;
import io.leeway.contracts.text.Listing;

/** Puts many columns outside of their ranges into one finding, and into words. */
final class RangeFindings {

    private static final int NAMED = 3;
    private static final MathContext FOUR_DIGITS = new MathContext(4);

    private RangeFindings() {}

    /** What is to be said of these columns. */
    static RangeCheck of(List<ColumnRange> columns) {
        List<OutOfRange> findings = new ArrayList<>();
        for (RangeBasis basis : RangeBasis.values()) {
            List<ColumnRange> outside = columns.stream()
                    .filter(column -> column.verdict() == RangeVerdict.OUT_OF_RANGE && column.basis() == basis)
                    .sorted(Comparator.comparingDouble(RangeFindings::share).reversed())
                    .toList();
            if (!outside.isEmpty()) {
                ColumnRange worst = outside.getFirst();
                findings.add(new OutOfRange(
                        basis, names(outside), share(worst), worst.limit(), null, 1, message(basis, outside)));
            }
        }
        return new RangeCheck(columns, findings, findings.isEmpty() ? inside(columns) : sentences(findings));
    }

    private static String sentences(List<OutOfRange> findings) {
        return findings.stream().map(finding -> finding.message() + ".").collect(Collectors.joining(" "));
    }

    private static String message(RangeBasis basis, List<ColumnRange> outside) {
        ColumnRange worst = outside.getFirst();
        boolean above = outside.stream().allMatch(column -> column.below() == 0);
        boolean below = outside.stream().allMatch(column -> column.above() == 0);
        boolean one = outside.size() == 1;
        return Listing.of(names(outside), NAMED) + ": " + (one ? "" : "up to ") + percent(share(worst)) + " of "
                + (one ? "" : "their ") + "values "
                + (above ? "above anything " : below ? "below anything " : "outside ")
                + where(basis, above || below) + " ("
                + bound(worst, above, below) + (one ? ")" : " for " + worst.column() + ")");
    }

    private static String where(RangeBasis basis, boolean anything) {
        return switch (basis) {
            case TRAINING -> anything ? "the model was trained on" : "what the model was trained on";
            case REFERENCE -> anything ? "in the reference" : "the reference's range";
        };
    }

    private static String bound(ColumnRange column, boolean above, boolean below) {
        if (above) {
            return number(column.maximum());
        }
        return below ? number(column.minimum()) : number(column.minimum()) + " to " + number(column.maximum());
    }

    private static String inside(List<ColumnRange> columns) {
        List<ColumnRange> judged = columns.stream()
                .filter(column -> column.verdict() != RangeVerdict.INSUFFICIENT_DATA)
                .toList();
        if (judged.isEmpty()) {
            return "Whether values lie outside a range cannot be known: "
                    + columns.getFirst().column() + ": " + columns.getFirst().reason() + ".";
        }
        long training = judged.stream()
                .filter(column -> column.basis() == RangeBasis.TRAINING)
                .count();
        long others = judged.size() - training;
        List<String> parts = new ArrayList<>();
        if (training > 0) {
            parts.add(features(training) + " within what the model was trained on");
        }
        if (others > 0) {
            parts.add(features(others) + " within the reference's range, where no range of the training is given");
        }
        if (judged.size() < columns.size()) {
            parts.add(features(columns.size() - judged.size()) + " not known");
        }
        return String.join("; ", parts) + ".";
    }

    private static String features(long number) {
        return number + (number == 1 ? " numeric feature" : " numeric features");
    }

    private static List<String> names(List<ColumnRange> columns) {
        return columns.stream().map(ColumnRange::column).toList();
    }

    private static double share(ColumnRange column) {
        return Objects.requireNonNull(column.share(), "what is outside has values");
    }

    /** With one decimal below ten, so that a share above its limit never reads as the limit. */
    private static String percent(double share) {
        return String.format(Locale.ROOT, 100 * share < 10 ? "%.1f %%" : "%.0f %%", 100 * share);
    }

    private static String number(@Nullable Double value) {
        if (value == null) {
            return "open";
        }
        double size = Math.abs(value);
        if (size >= 1e15 || (size > 0 && size < 1e-4)) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        return size >= 1000
                ? String.format(Locale.ROOT, "%,.0f", value)
                : new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros().toPlainString();
    }
}
