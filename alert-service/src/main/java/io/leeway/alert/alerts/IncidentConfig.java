package io.leeway.alert.alerts;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How what becomes of incidents is told in few messages. */
@ConfigMapping(prefix = "leeway.incidents")
interface IncidentConfig {

    /**
     * The shortest time between two messages about one model. What happens in between is told together when it is over.
     */
    @WithDefault("1m")
    Duration interval();

    /**
     * How long is waited for more of the same where many models can be struck by one cause: what waits to be judged, and
     * what does not come in. It is told when nothing more has come for so long, at the latest after four times that, in
     * one message.
     */
    @WithDefault("30s")
    Duration sharedWait();
}
