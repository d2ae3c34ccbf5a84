package io.leeway.support.web;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How large what comes before a request's body may be, and how long the body may take. */
@ConfigMapping(prefix = "leeway.limits.http")
interface RequestSizes {

    /** The most bytes of path and query. */
    @WithDefault("4K")
    MemorySize url();

    /** The most bytes of all headers together. */
    @WithDefault("20K")
    MemorySize headers();

    /** How long a body may take to come; of rows, ingest-service counts by itself (`leeway.limits.body-time`). */
    @WithDefault("30s")
    Duration bodyTime();
}
