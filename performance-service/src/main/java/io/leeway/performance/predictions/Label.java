package io.leeway.performance.predictions;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * A row's true value and when it was accepted, which alone decides which of two holds: not when they reached this
 * service, nor in what order.
 *
 * @param text the class; absent for a regression
 * @param number the value; NaN for a classification
 * @param at microseconds since 1970, as ingest-service gives them
 */
record Label(@Nullable String text, double number, double at) {

    /** By value where two were accepted in the same microsecond, so that every instance decides alike. */
    private static final Comparator<Label> LATER = Comparator.comparingDouble(Label::at)
            .thenComparing(Label::text, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparingDouble(Label::number);

    /** Whether this one holds where the other one is. */
    boolean supersedes(Label other) {
        return LATER.compare(this, other) > 0;
    }

    static double micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    /** Of a time that was stored in milliseconds, as all were once. */
    static double[] ofMillis(double[] at) {
        double[] micros = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            micros[i] = 1_000 * at[i];
        }
        return micros;
    }
}
