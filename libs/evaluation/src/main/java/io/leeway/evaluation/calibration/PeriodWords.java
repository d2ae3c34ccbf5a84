package io.leeway.evaluation.calibration;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** What windows of a length are called. */
public final class PeriodWords {

    private static final Map<Duration, String> NAMES =
            Map.of(Duration.ofDays(7), "weeks", Duration.ofDays(1), "days", Duration.ofHours(1), "hours");

    private static final double RAREST = 1_000_000;

    private PeriodWords() {}

    /**
     * The word for several of them.
     *
     * @param otherwise for a length that has no name
     */
    public static String plural(Duration length, String otherwise) {
        return NAMES.getOrDefault(length, otherwise);
    }

    /** A length of time in whole days; in hours, minutes or seconds where it has fewer than two of the larger ones. */
    static String span(Duration length) {
        if (length.toDays() >= 2) {
            return String.format(Locale.ROOT, "%,d days", length.toDays());
        }
        if (length.toHours() >= 2) {
            return length.toHours() + " hours";
        }
        return length.toMinutes() >= 2 ? length.toMinutes() + " minutes" : length.toSeconds() + " seconds";
    }

    /**
     * How often something is expected that has this probability in each window.
     *
     * @param windows the word for several of them
     */
    public static String expected(double probability, String windows) {
        double every = probability == 0 ? Double.POSITIVE_INFINITY : 1 / probability;
        return every > RAREST
                ? String.format(Locale.ROOT, "less than once in %,.0f %s", RAREST, windows)
                : String.format(Locale.ROOT, "once in %,.0f %s", every, windows);
    }
}
