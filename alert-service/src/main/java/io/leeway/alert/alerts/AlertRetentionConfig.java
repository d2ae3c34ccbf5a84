package io.leeway.alert.alerts;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long incidents are kept. */
@ConfigMapping(prefix = "leeway.alerts")
interface AlertRetentionConfig {

    /**
     * How long an incident is kept after it last changed, and with it what was sent about it, and a silence after its end. An
     * incident that is not over, or of which a message has yet to be sent, stays longer.
     */
    @WithDefault("730d")
    Duration retention();
}
