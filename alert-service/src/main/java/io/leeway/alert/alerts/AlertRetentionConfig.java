package io.leeway.alert.alerts;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long alerts are kept. */
@ConfigMapping(prefix = "leeway.alerts")
interface AlertRetentionConfig {

    /**
     * How long an alert is kept after it last changed, and with it what was sent about it; one that is about a model and not
     * resolved, or of which a message has yet to be sent, stays longer.
     */
    @WithDefault("730d")
    Duration retention();
}
