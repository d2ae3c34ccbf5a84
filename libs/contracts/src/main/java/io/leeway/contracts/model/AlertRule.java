package io.leeway.contracts.model;

import java.time.Duration;
import java.util.Optional;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.Defaulted;

/**
 * One condition that makes an incident, and whom it reaches.
 *
 * @param on the condition
 * @param at the level from which {@link AlertCondition#RISK} fires; default warning; no meaning for other conditions
 * @param feature the only feature that is looked at, of {@code drift} and {@code data-quality}; absent for all
 * @param metric the only metric that is looked at, of {@code performance-drop}; absent for all
 * @param above what the value has to exceed, instead of the definition's own threshold: of {@code drift-share} the share,
 *     of {@code drift} the number of features, of {@code performance-drop} the drop, of {@code data-quality} the
 *     number of findings
 * @param hold in how many of the last windows it has to be met, as in {@code 2 of 3}; absent for the latest alone
 * @param repeat after how long one is reminded of it while it lasts, an ISO-8601 duration; absent for never
 * @param to the recipient; without one the incident shows on the dashboard and its stream only
 */
@RecordBuilder
public record AlertRule(
        AlertCondition on,
        @Defaulted RiskLevel at,
        @Nullable String feature,
        @Nullable String metric,
        @Nullable Double above,
        @Nullable String hold,
        @Nullable String repeat,
        @Nullable AlertTarget to) {

    /** Gives what is null its default. */
    public AlertRule(
            AlertCondition on,
            @Nullable RiskLevel at,
            @Nullable String feature,
            @Nullable String metric,
            @Nullable Double above,
            @Nullable String hold,
            @Nullable String repeat,
            @Nullable AlertTarget to) {
        this.at = at == null ? RiskLevel.WARNING : at;
        this.on = on;
        this.feature = feature;
        this.metric = metric;
        this.above = above;
        this.hold = hold;
        this.repeat = repeat;
        this.to = to;
    }

    /** A rule with the definition's own thresholds, met by the latest window. */
    public AlertRule(AlertCondition on, @Nullable RiskLevel at, @Nullable AlertTarget to) {
        this(on, at, null, null, null, null, null, to);
    }

    /** The feature or the metric that alone is looked at; empty where all are. */
    public Optional<String> subject() {
        return Optional.ofNullable(feature).or(() -> Optional.ofNullable(metric));
    }

    /** In how many of the last windows it has to be met. */
    public AlertHold held() {
        if (hold != null) {
            return AlertHold.parse(hold).orElseThrow();
        }
        // A single batch that is too small is no reason to look; that batches go on being too small is.
        return on == AlertCondition.INSUFFICIENT_DATA ? new AlertHold(3, 3) : AlertHold.none();
    }

    /** After how long one is reminded; empty for never. */
    public Optional<Duration> reminder() {
        return Optional.ofNullable(repeat).map(Duration::parse);
    }
}
