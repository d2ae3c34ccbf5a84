package io.leeway.support.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How large a body may be. */
@ConfigMapping(prefix = "leeway.limits.http")
public interface DoorConfig {

    /** The most bytes of a body that is no rows: a definition, a subscription and the like. */
    @WithDefault("1M")
    MemorySize document();

    /** The most bytes of any body; ingest-service sets it to what rows may have. */
    @WithDefault("1M")
    MemorySize body();
}
