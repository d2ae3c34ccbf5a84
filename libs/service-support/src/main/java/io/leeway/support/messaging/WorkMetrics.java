package io.leeway.support.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.support.metrics.InstanceMetric;

/**
 * Counts and times what this instance works off, by queue: {@code leeway_work_seconds}, from when a message is taken in hand
 * until it is settled, and {@code leeway_work_age_seconds}, from when the event was told until it is done. Of several
 * instances, these are summed.
 */
@ApplicationScoped
class WorkMetrics {

    /** Up to which times are counted, so that shares can be told of several instances together. */
    private static final Duration[] STEPS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(2),
        Duration.ofMinutes(10)
    };

    private final MeterRegistry registry;

    WorkMetrics(MeterRegistry registry, Outages outages) {
        this.registry = registry;
        Gauge.builder(InstanceMetric.WORK_BLOCKED.meter(), outages, Outages::count)
                .description(InstanceMetric.WORK_BLOCKED.description())
                .register(registry);
    }

    /** What becomes of a message that was taken in hand. */
    enum Outcome {
        DONE,
        RETRIED,
        DEAD_LETTERED;

        /** What it is called where it is told. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A message was settled. */
    void settled(String queue, Outcome outcome, long begunNanos) {
        Timer.builder(InstanceMetric.WORK.meter())
                .description(InstanceMetric.WORK.description())
                .tag("queue", queue)
                .tag("outcome", outcome.word())
                .serviceLevelObjectives(STEPS)
                .register(registry)
                .record(Duration.ofNanos(System.nanoTime() - begunNanos));
    }

    /** What an event asked for was done. */
    void done(WorkQueue queue, Instant told) {
        Duration age = Duration.between(told, Instant.now());
        Timer.builder(InstanceMetric.WORK_AGE.meter())
                .description(InstanceMetric.WORK_AGE.description())
                .tag("queue", queue.queue())
                .serviceLevelObjectives(STEPS)
                .register(registry)
                .record(age.isNegative() ? Duration.ZERO : age);
    }
}
