package io.leeway.evaluation.calibration;

import java.time.Duration;
import java.util.Map;

/** What windows of a length are called. */
public final class PeriodWords {

    private static final Map<Duration, String> NAMES =
            Map.of(Duration.ofDays(7), "weeks", Duration.ofDays(1), "days", Duration.ofHours(1), "hours");

    private PeriodWords() {}

    /**
     * The word for several of them.
     *
     * @param otherwise for a length that has no name
     */
    public static String plural(Duration length, String otherwise) {
        return NAMES.getOrDefault(length, otherwise);
    }
}
