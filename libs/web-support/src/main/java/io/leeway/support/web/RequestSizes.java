package io.leeway.support.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How large what comes before a request's body may be. */
@ConfigMapping(prefix = "leeway.limits.http")
interface RequestSizes {

    /** The most bytes of path and query. */
    @WithDefault("4K")
    MemorySize url();

    /** The most bytes of all headers together. */
    @WithDefault("20K")
    MemorySize headers();
}
