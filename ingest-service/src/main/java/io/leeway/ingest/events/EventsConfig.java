package io.leeway.ingest.events;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How single predictions are taken and collected. */
@ConfigMapping(prefix = "leeway.ingest.events")
interface EventsConfig {

    /** The rows at which a model's events become a batch. */
    @WithDefault("1000")
    int batchRows();

    /** How long a complete event waits at most until it becomes part of a batch, however few there are. */
    @WithDefault("1m")
    Duration batchAfter();

    /** How long half of a prediction waits for the other half; then it counts as unpaired and is deleted. */
    @WithDefault("10m")
    Duration unpairedAfter();

    /** How long the id of a collected event is known, so that the event is not taken again. */
    @WithDefault("1h")
    Duration remembered();

    /** How often is looked for events to collect. */
    @WithDefault("1s")
    Duration round();

    /** The most bytes of a body with events. */
    @WithDefault("1M")
    MemorySize body();

    /** The most rows that one event may have. */
    @WithDefault("1000")
    int eventRows();

    /** How many events may wait to be stored; more are answered with 503 and {@code Retry-After}. */
    @WithDefault("10000")
    int queue();
}
