package io.leeway.alert.delivery;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.FeatureShift;

/** Says in a sentence how a feature moved: in which direction, and how far. */
final class ShiftWords {

    /** A mean that moved by less than so many of the reference's standard deviations is called about the same. */
    private static final double SAME = 0.1;

    private static final MathContext DIGITS = new MathContext(3);
    private static final double LARGEST_PLAIN = 1e9;
    private static final double SMALLEST_PLAIN = 1e-4;

    private ShiftWords() {}

    static String of(FeatureShift shift) {
        String name = Notices.clean(shift.feature());
        Double before = shift.referenceShare();
        Double now = shift.currentShare();
        if (before != null && now != null) {
            return String.format(
                    Locale.ROOT,
                    "%s is '%s' %s often: %s of the rows, was %s.",
                    name,
                    Notices.clean(shift.category()),
                    now > before ? "more" : "less",
                    percent(now),
                    percent(before));
        }
        return means(name, shift.referenceMean(), shift.currentMean(), shift.referenceDeviation());
    }

    private static String means(
            String name, @Nullable Double before, @Nullable Double now, @Nullable Double deviation) {
        if (before == null || now == null) {
            return name + " is distributed differently.";
        }
        double difference = now - before;
        if (difference == 0 || (deviation != null && Math.abs(difference) < SAME * deviation)) {
            return name + " is distributed differently, with about the same average of " + number(now) + ".";
        }
        return String.format(
                Locale.ROOT,
                "%s is %s by %s on average: %s, was %s.",
                name,
                difference > 0 ? "higher" : "lower",
                number(Math.abs(difference)),
                number(now),
                number(before));
    }

    static String percent(double share) {
        double percent = 100 * share;
        return percent > 0 && percent < 1 ? "less than 1 %" : String.format(Locale.ROOT, "%.0f %%", percent);
    }

    /** With three digits that count. */
    static String number(double value) {
        double size = Math.abs(value);
        if (size >= LARGEST_PLAIN || (size > 0 && size < SMALLEST_PLAIN)) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        return rounded.toPlainString();
    }
}
