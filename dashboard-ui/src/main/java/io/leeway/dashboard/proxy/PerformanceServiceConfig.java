package io.leeway.dashboard.proxy;

import java.net.URI;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where performance-service is. */
@ConfigMapping(prefix = "leeway.performance")
interface PerformanceServiceConfig {

    /** Its address, {@code http} or {@code https}, from which the dashboard reads. */
    @WithDefault("http://localhost:8083")
    URI url();
}
