package io.leeway.dashboard.proxy;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much the way to a service carries, for each service by itself. */
@ConfigMapping(prefix = "leeway.proxy")
interface ProxyConfig {

    /** Connections for requests. */
    @WithDefault("64")
    int requests();

    /** Requests that wait for one of them; more get a 503. */
    @WithDefault("256")
    int waiting();

    /** Live streams, each with its own connection; more get a 503. */
    @WithDefault("1000")
    int streams();

    /** How long connecting may take before the answer is a 502. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** How long a service may take until its answer begins, and between two pieces of it, before the answer is a 504. */
    @WithDefault("30s")
    Duration timeout();

    /** How long drift-service may take until its answer to a backtest begins; it gives up itself after a minute. */
    @WithDefault("90s")
    Duration backtestTimeout();

    /** How long a live stream may be silent; a service's heartbeat comes every 15 s. */
    @WithDefault("60s")
    Duration streamSilence();
}
