package io.leeway.support.rates;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many requests a key may send to an instance; where nobody is asked for a key, nothing is counted. */
@ConfigMapping(prefix = "leeway.limits.key")
interface RateConfig {

    /**
     * Requests per second for as long as one likes, 1 to 100000; further ones get a 429. A page that somebody looks at sends
     * some ten when it is opened and a few a minute then.
     */
    @WithDefault("100")
    int rate();

    /** Requests that may come at once after a pause, 1 to 1000000. */
    @WithDefault("1000")
    int burst();
}
