package io.leeway.ingest.outbox;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long what was accepted may be under way, and what is done about it then. */
@ConfigMapping(prefix = "leeway.ledger")
public interface LedgerConfig {

    /** How often the ledger is gone through for what is missing. */
    @WithDefault("2s")
    Duration round();

    /**
     * How long a stage may take before its event is told again, if its queue is empty or it has done what was told that much
     * later; doubles with every time.
     */
    @WithDefault("10s")
    Duration patience();

    /** The longest time between two tellings. */
    @WithDefault("10m")
    Duration longestPatience();

    /** How long an assessment may wait for performance before a missing judgement counts as missing. */
    @WithDefault("3m")
    Duration withoutPerformance();

    /** How many events are told again in a round at most. */
    @WithDefault("100")
    int mostTold();

    /** How long what was accepted for a model may wait before the model's pipeline counts as stalled. */
    @WithDefault("5m")
    Duration stalledAfter();
}
