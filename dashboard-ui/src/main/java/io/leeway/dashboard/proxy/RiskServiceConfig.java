package io.leeway.dashboard.proxy;

import java.net.URI;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where risk-service is. */
@ConfigMapping(prefix = "leeway.risk")
interface RiskServiceConfig {

    /** Its address, {@code http} or {@code https}, from which the dashboard reads. */
    @WithDefault("http://localhost:8084")
    URI url();
}
