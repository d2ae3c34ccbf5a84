package io.leeway.support.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How large a request may be, apart from its body's content. */
@ConfigMapping(prefix = "leeway.limits.http")
public interface DoorConfig {

    /** The most bytes of path and query. */
    @WithDefault("4K")
    MemorySize url();

    /** The most bytes of all headers together. */
    @WithDefault("20K")
    MemorySize headers();

    /** The most bytes of a body that is no rows: a definition, a subscription and the like. */
    @WithDefault("1M")
    MemorySize document();

    /** The most bytes of any body; ingest-service sets it to what rows may have. */
    @WithDefault("1M")
    MemorySize body();
}
