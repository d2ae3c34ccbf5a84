package io.leeway.system.faults.ledger;

import java.time.Duration;

/**
 * How long the suite took until everything was through that had been accepted when a fault ended.
 *
 * @param took from the end of the fault
 * @param backlog how many batches were not through when the services first answered again
 */
public record Recovery(Duration took, int backlog) {

    /** What of it is not the work on the backlog itself, at the pace of a run without a fault. */
    public Duration beyond(Duration pace) {
        Duration rest = took.minus(pace.multipliedBy(backlog));
        return rest.isNegative() ? Duration.ZERO : rest;
    }
}
