package io.leeway.support.access;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who may ask a service. */
@ConfigMapping(prefix = "leeway.access")
public interface AccessConfig {

    /**
     * The file that lists the keys, as {@code leeway keys} writes it. Without one nobody is asked who they are, and a service
     * starts only where this machine alone can reach it.
     */
    Optional<Path> keysFile();

    /** How often the file is looked at: after so long a key that was added is known and one that was taken out is not. */
    @WithDefault("5s")
    Duration reread();

    /** The key with which a service asks ingest-service for stored rows (drift, performance), with the role service. */
    Optional<String> serviceKey();
}
