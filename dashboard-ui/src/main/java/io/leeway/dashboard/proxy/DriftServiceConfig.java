package io.leeway.dashboard.proxy;

import java.net.URI;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where drift-service is. */
@ConfigMapping(prefix = "leeway.drift")
interface DriftServiceConfig {

    /** Its address, {@code http} or {@code https}, at which the dashboard has past windows judged again. */
    @WithDefault("http://localhost:8082")
    URI url();
}
