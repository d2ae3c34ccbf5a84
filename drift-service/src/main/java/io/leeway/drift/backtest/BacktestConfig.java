package io.leeway.drift.backtest;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one backtest may ask for. */
@ConfigMapping(prefix = "leeway.backtest")
interface BacktestConfig {

    /** The most windows that are judged again, the latest. */
    @WithDefault("208")
    int windows();

    /** The most steps of a plan of injections, of which each is judged by itself. */
    @WithDefault("20")
    int steps();

    /** How long a backtest may take before it is refused as too large. */
    @WithDefault("60s")
    Duration timeout();

    /** How many backtests an instance works on at a time; more get a 503 and when to ask again. */
    @WithDefault("1")
    int atOnce();
}
