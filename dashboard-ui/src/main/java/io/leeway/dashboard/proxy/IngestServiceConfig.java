package io.leeway.dashboard.proxy;

import java.net.URI;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where ingest-service is. */
@ConfigMapping(prefix = "leeway.ingest")
interface IngestServiceConfig {

    /** Its address, {@code http} or {@code https}, from which the dashboard reads. */
    @WithDefault("http://localhost:8081")
    URI url();
}
