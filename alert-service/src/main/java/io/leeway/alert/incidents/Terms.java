package io.leeway.alert.incidents;

import java.time.Duration;
import java.util.Optional;

import io.leeway.contracts.model.AlertHold;

/**
 * What a cause's rules ask for.
 *
 * @param hold in how many of the last windows the condition has to be met
 * @param resolveAfter after how many good windows in a row it is over
 * @param repeat after how long people are reminded; empty for never
 */
public record Terms(AlertHold hold, int resolveAfter, Optional<Duration> repeat) {

    /** The most good windows that it can take. */
    private static final int MOST = WindowMemory.MOST / 2;

    /** What holds without a rule. */
    public static Terms standard() {
        return new Terms(AlertHold.none(), 2, Optional.empty());
    }

    /** After how many good windows in a row an incident is over that came back so often: as many more each time. */
    int resolveAfter(int returned) {
        return (int) Math.min(MOST, resolveAfter * (1L + returned));
    }
}
