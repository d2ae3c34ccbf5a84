package io.leeway.contracts.injection;

import java.util.Random;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/** When an injection acts. Places in a file are shares of its rows, 0 at the first and 1 after the last. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(Schedule.Always.class),
    @JsonSubTypes.Type(Schedule.Sudden.class),
    @JsonSubTypes.Type(Schedule.Gradual.class),
    @JsonSubTypes.Type(Schedule.Incremental.class),
    @JsonSubTypes.Type(Schedule.Recurring.class)
})
public sealed interface Schedule {

    /**
     * With what strength a row is changed.
     *
     * @param place the row's place, 0 to 1
     * @return 0 not at all, 1 in full
     */
    default double strength(double place, Random random) {
        return progress(place);
    }

    /**
     * How far the change has come at a place, 0 to 1: for how many rows, or how strongly, says the schedule.
     *
     * @param place 0 to 1
     */
    double progress(double place);

    /** Why these values make no schedule; null when they do. */
    default @Nullable String fault() {
        return null;
    }

    /** Every row in full. */
    @JsonTypeName("always")
    record Always() implements Schedule {
        @Override
        public double progress(double place) {
            return 1;
        }
    }

    /** Every row from a place on in full. */
    @JsonTypeName("sudden")
    record Sudden(@JsonProperty(required = true) double at) implements Schedule {
        @Override
        public double progress(double place) {
            return place >= at ? 1 : 0;
        }

        @Override
        public @Nullable String fault() {
            return at >= 0 && at <= 1 ? null : "'at' must be between 0 and 1";
        }
    }

    /** More and more rows in full, from none at one place to all at another. */
    @JsonTypeName("gradual")
    record Gradual(
            @JsonProperty(required = true) double from,
            @JsonProperty(required = true) double to) implements Schedule {
        @Override
        public double strength(double place, Random random) {
            return random.nextDouble() < progress(place) ? 1 : 0;
        }

        @Override
        public double progress(double place) {
            return ramp(place, from, to);
        }

        @Override
        public @Nullable String fault() {
            return rampFault(from, to);
        }
    }

    /** Every row more and more, from nothing at one place to in full at another. */
    @JsonTypeName("incremental")
    record Incremental(
            @JsonProperty(required = true) double from,
            @JsonProperty(required = true) double to) implements Schedule {
        @Override
        public double progress(double place) {
            return ramp(place, from, to);
        }

        @Override
        public @Nullable String fault() {
            return rampFault(from, to);
        }
    }

    /** In every period the last rows in full, so many of it as the share says. */
    @JsonTypeName("recurring")
    record Recurring(
            @JsonProperty(required = true) double period,
            @JsonProperty(required = true) double share) implements Schedule {
        @Override
        public double progress(double place) {
            double within = place / period - Math.floor(place / period);
            return within >= 1 - share ? 1 : 0;
        }

        @Override
        public @Nullable String fault() {
            boolean right = period > 0 && period <= 1 && share > 0 && share <= 1;
            return right ? null : "'period' and 'share' must be above 0 and at most 1";
        }
    }

    private static double ramp(double place, double from, double to) {
        return Math.clamp((place - from) / (to - from), 0.0, 1.0);
    }

    private static @Nullable String rampFault(double from, double to) {
        return from >= 0 && to <= 1 && from < to ? null : "'from' must be below 'to', both between 0 and 1";
    }
}
