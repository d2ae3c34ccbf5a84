package io.leeway.stack.services;

import java.time.Duration;

/**
 * How a service is watched.
 *
 * @param every how often it is asked
 * @param timeout how long an answer may take
 * @param failures how many answers may be missing or bad in a row before it is started again
 * @param start how long a service that has not answered yet is left alone
 * @param pause how long after a first death it is started again; twice as long after each further one
 */
public record Probing(Duration every, Duration timeout, int failures, Duration start, Duration pause) {

    /** Three times in fifteen seconds; what starts has two minutes. */
    public static final Probing STANDARD =
            new Probing(Duration.ofSeconds(5), Duration.ofSeconds(5), 3, Duration.ofMinutes(2), Duration.ofMillis(500));
}
