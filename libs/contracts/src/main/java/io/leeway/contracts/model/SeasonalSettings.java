package io.leeway.contracts.model;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.Defaulted;

/**
 * Which windows of earlier seasons a window is compared with.
 *
 * @param period how long a season is: an ISO-8601 period of days or more such as {@code P1Y} or {@code P7D}, or a duration such
 *     as {@code PT24H}
 * @param within how many windows before and after the same time of an earlier season are compared with as well; default 3
 */
public record SeasonalSettings(String period, @Defaulted Integer within) {

    /** Gives what is null its default. */
    public SeasonalSettings(String period, @Nullable Integer within) {
        this.period = period;
        this.within = within == null ? Integer.valueOf(3) : within;
    }

    /**
     * The same time so many seasons earlier.
     *
     * @throws java.time.format.DateTimeParseException if the period is none
     */
    public Instant earlier(Instant time, int seasons) {
        if (countsHours()) {
            return time.minus(Duration.parse(period).multipliedBy(seasons));
        }
        return time.atZone(ZoneOffset.UTC)
                .minus(Period.parse(period).multipliedBy(seasons))
                .toInstant();
    }

    /** Whether the season is no number of days, months or years. */
    private boolean countsHours() {
        return period.contains("T");
    }
}
