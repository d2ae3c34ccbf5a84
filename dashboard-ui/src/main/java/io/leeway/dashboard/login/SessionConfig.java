package io.leeway.dashboard.login;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long somebody who entered a key on the page is known. */
@ConfigMapping(prefix = "leeway.session")
interface SessionConfig {

    /**
     * The secret that cookies are encrypted with, the same in every instance of the dashboard; without one each start makes
     * its own, and whoever had entered a key is asked again.
     */
    Optional<String> key();

    /** After how long the key is asked for again. */
    @WithDefault("12h")
    Duration lasts();
}
