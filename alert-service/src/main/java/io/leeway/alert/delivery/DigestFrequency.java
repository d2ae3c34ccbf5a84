package io.leeway.alert.delivery;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How often somebody is told of what is unusual. */
public enum DigestFrequency {
    @JsonProperty("off")
    OFF,
    @JsonProperty("daily")
    DAILY,
    @JsonProperty("weekly")
    WEEKLY;

    /**
     * When the latest digest was due: at a time of the day in UTC; of weekly ones that of Monday.
     *
     * @throws IllegalStateException of {@link #OFF}, for which none is
     */
    public Instant latest(Instant now, LocalTime at) {
        ZonedDateTime utc = now.atZone(ZoneOffset.UTC);
        ZonedDateTime today = utc.with(at);
        ZonedDateTime day = today.isAfter(utc) ? today.minusDays(1) : today;
        return switch (this) {
            case OFF -> throw new IllegalStateException("no digest is due where there is none");
            case DAILY -> day.toInstant();
            case WEEKLY ->
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toInstant();
        };
    }
}
