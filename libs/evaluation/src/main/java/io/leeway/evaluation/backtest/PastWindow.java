package io.leeway.evaluation.backtest;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.IntakeReport;
import io.leeway.evaluation.profiles.DataProfile;

/**
 * A window to be judged again.
 *
 * @param name what it is called
 * @param from the earliest event time of its rows; absent where it is not known
 * @param to the latest event time; likewise
 * @param offset how long after the first of all windows it begins, by which it belongs to a period
 * @param profile of its rows
 * @param intake what was noticed while they were read
 */
public record PastWindow(
        String name,
        @Nullable Instant from,
        @Nullable Instant to,
        Duration offset,
        DataProfile profile,
        IntakeReport intake) {}
