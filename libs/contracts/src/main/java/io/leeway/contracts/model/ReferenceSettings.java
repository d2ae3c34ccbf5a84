package io.leeway.contracts.model;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.Defaulted;

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
 * @param training whether its rows are what the model was trained on, so that its ranges are those that the model knows;
 *     default false
 */
public record ReferenceSettings(
        @Nullable String period,
        @Nullable Integer rolling,
        @Nullable SeasonalSettings seasonal,
        @Defaulted Boolean training) {

    /** Gives what is null its default. */
    public ReferenceSettings(
            @Nullable String period,
            @Nullable Integer rolling,
            @Nullable SeasonalSettings seasonal,
            @Nullable Boolean training) {
        this.period = period;
        this.rolling = rolling;
        this.seasonal = seasonal;
        this.training = training == null ? Boolean.FALSE : training;
    }

    /** Of rows that the model was not trained on. */
    public ReferenceSettings(@Nullable String period, @Nullable Integer rolling, @Nullable SeasonalSettings seasonal) {
        this(period, rolling, seasonal, null);
    }

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
