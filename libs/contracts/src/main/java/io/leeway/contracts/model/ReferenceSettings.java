package io.leeway.contracts.model;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * How the reference shows what is usual. Of a model with a timestamp the reference is cut, in the order of time, into chunks of
 * the size of the batches, whose differences are those that need no alarm.
 *
 * @param period the calendar period that a batch covers, as an ISO-8601 duration of whole seconds such as {@code P7D}, by
 *     which the reference is cut; periods begin as windows do. By default that of {@link WindowSettings#every}, else the
 *     reference is cut by rows
 * @param rolling with how many windows before it a window is compared as well, 2 to 104; absent for none. It says "unlike the
 *     last quarter" beside "unlike the reference", and raises no alarm
 * @param seasonal with which windows of earlier seasons it is compared as well; absent for none
 */
public record ReferenceSettings(
        @Nullable String period,
        @Nullable Integer rolling,
        @Nullable SeasonalSettings seasonal) {

    /** Cut by rows. */
    public static ReferenceSettings defaults() {
        return new ReferenceSettings(null, null, null);
    }

    /** Cut by a period of the calendar; by rows where it is null. */
    public static ReferenceSettings every(@Nullable String period) {
        return new ReferenceSettings(period, null, null);
    }

    /** The period; empty where none is given. */
    public Optional<Duration> length() {
        return Optional.ofNullable(period).map(Duration::parse);
    }
}
