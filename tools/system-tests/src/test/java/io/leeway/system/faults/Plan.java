package io.leeway.system.faults;

import java.time.Duration;

/**
 * What is pushed in a scenario.
 *
 * @param title the scenario in words
 * @param batches how many of each model
 * @param interval from one to the next
 * @param deadLetters how many dead letters there must be in the end
 * @param recovery the time within which everything must be through once the cause is gone
 */
record Plan(String title, int batches, Duration interval, int deadLetters, Duration recovery) {

    /** Without a fault there is nothing to recover from; how fast a machine works is no matter here. */
    private static final Duration UNDISTURBED = Duration.ofMinutes(4);

    /** Everything at once: it also shows how fast the machine is. */
    static Plan undisturbed(int batches) {
        return new Plan("none", batches, Duration.ZERO, 0, UNDISTURBED);
    }
}
