package io.leeway.workbench.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.Verdict;

/** Numbers and verdicts for people. */
final class Numbers {

    private Numbers() {}

    /** Five significant digits; a dash for what is absent. */
    static String of(@Nullable Double value) {
        if (value == null) {
            return "-";
        }
        double size = Math.abs(value);
        return size != 0 && (size < 1e-4 || size >= 1e7)
                ? String.format(Locale.ROOT, "%.3e", value)
                : new BigDecimal(value)
                        .round(new MathContext(5))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    static String of(Verdict verdict) {
        return switch (verdict) {
            case STABLE -> "stable";
            case DRIFTED -> "drifted";
            case INSUFFICIENT_DATA -> "insufficient data";
        };
    }
}
