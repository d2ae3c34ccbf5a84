package io.leeway.support.metrics;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Tells Prometheus of the state that all instances share. It is read now and then, and not when Prometheus asks, who would
 * wait for a store that is away. What cannot be read is not told until it can be; {@code
 * leeway_state_unreadable_total} counts how often.
 */
@ApplicationScoped
public class StateMetrics {

    private static final Logger LOG = Logger.getLogger(StateMetrics.class);

    private final MeterRegistry registry;
    private final List<StateSource> sources;
    private final MetricsConfig config;
    private final Counter unreadable;

    /** By source, so that one that cannot be read takes only its own away. */
    private final Map<StateSource, Map<StateMetric, GaugeFamily>> told = new HashMap<>();

    StateMetrics(MeterRegistry registry, @All List<StateSource> sources, MetricsConfig config) {
        this.registry = registry;
        this.sources = sources;
        this.config = config;
        this.unreadable = Counter.builder(InstanceMetric.STATE_UNREADABLE.meter())
                .description(InstanceMetric.STATE_UNREADABLE.description())
                .register(registry);
    }

    @Scheduled(
            every = "${leeway.metrics.interval:15s}",
            delayed = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void read() {
        sources.forEach(this::read);
    }

    private synchronized void read(StateSource source) {
        StateReadings readings = new StateReadings(config.models(), config.features());
        try {
            source.read(readings);
        } catch (RuntimeException exception) {
            unreadable.increment();
            LOG.debugf(
                    exception,
                    "event=state-unreadable source=%s",
                    source.getClass().getSimpleName());
            readings = new StateReadings(config.models(), config.features());
        }
        tell(told.computeIfAbsent(source, of -> new EnumMap<>(StateMetric.class)), readings.complete());
    }

    private void tell(Map<StateMetric, GaugeFamily> families, StateReadings readings) {
        readings.metrics().forEach(metric -> families.computeIfAbsent(metric, of -> new GaugeFamily(registry, of)));
        families.forEach((metric, family) -> family.tell(readings.of(metric)));
    }
}
