package io.leeway.alert.digests;

import java.time.LocalTime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When people are told of what is unusual but no incident. */
@ConfigMapping(prefix = "leeway.digest")
interface DigestConfig {

    /** The time of the day, in UTC, at which digests are sent; weekly ones on Mondays. */
    @WithDefault("07:00")
    LocalTime at();
}
