package io.leeway.dashboard.proxy;

import java.net.URI;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where alert-service is. */
@ConfigMapping(prefix = "leeway.alert")
interface AlertServiceConfig {

    /** Its address, {@code http} or {@code https}, from which the dashboard reads. */
    @WithDefault("http://localhost:8085")
    URI url();
}
