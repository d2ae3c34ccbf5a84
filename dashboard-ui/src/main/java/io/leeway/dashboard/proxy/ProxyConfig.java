package io.leeway.dashboard.proxy;

import java.net.URI;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/** Where the services are that the page reads from. */
@ConfigMapping(prefix = "leeway")
interface ProxyConfig {

    /** The address of risk-service. */
    @WithName("risk.url")
    @WithDefault("http://localhost:8084")
    URI riskUrl();

    /** The address of alert-service. */
    @WithName("alert.url")
    @WithDefault("http://localhost:8085")
    URI alertUrl();
}
