package io.leeway.system.faults;

import java.time.Duration;

/**
 * What is pushed in a scenario.
 *
 * @param title the scenario in words
 * @param batches how many of each model
 * @param interval from one to the next
 * @param deadLetters how many dead letters there must be in the end
 */
record Plan(String title, int batches, Duration interval, int deadLetters) {}
