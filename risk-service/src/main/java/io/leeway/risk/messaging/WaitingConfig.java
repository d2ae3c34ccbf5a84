package io.leeway.risk.messaging;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long a score waits for its parts, and when what has not come is looked for. */
@ConfigMapping(prefix = "leeway.risk")
interface WaitingConfig {

    /** How long a batch that carries labels waits for its performance before it is assessed without. */
    @WithDefault("2m")
    Duration performanceWait();

    /** How often is looked for such batches. */
    @WithDefault("5s")
    Duration waitingCheck();

    /** How often is looked for performance reports that no assessment holds, because the message about them got lost. */
    @WithDefault("30s")
    Duration missedCheck();

    /** How old such a report must be: until then its message may still be on its way. */
    @WithDefault("1m")
    Duration missedAfter();
}
