package io.leeway.support.metrics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;

/** The gauges of one metric. What goes on being told is never missing between two readings. Not safe for several threads. */
final class GaugeFamily {

    private final MeterRegistry registry;
    private final StateMetric metric;
    private final Map<List<String>, Told> told = new HashMap<>();

    GaugeFamily(MeterRegistry registry, StateMetric metric) {
        this.registry = registry;
        this.metric = metric;
    }

    private record Told(AtomicReference<Double> value, Meter meter) {}

    /** Tells these from now on and nothing else. */
    void tell(Map<List<String>, Double> values) {
        told.entrySet().removeIf(entry -> {
            boolean gone = !values.containsKey(entry.getKey());
            if (gone) {
                registry.remove(entry.getValue().meter());
            }
            return gone;
        });
        values.forEach((labels, value) ->
                told.computeIfAbsent(labels, this::begin).value().set(value));
    }

    private Told begin(List<String> labels) {
        AtomicReference<Double> value = new AtomicReference<>(Double.NaN);
        Meter meter = Gauge.builder(metric.prometheusName(), value, AtomicReference::get)
                .description(metric.description())
                .tags(tags(labels))
                .register(registry);
        return new Told(value, meter);
    }

    private Tags tags(List<String> labels) {
        Tags tags = Tags.empty();
        for (int i = 0; i < labels.size(); i++) {
            tags = tags.and(Tag.of(metric.labels().get(i), labels.get(i)));
        }
        return tags;
    }
}
