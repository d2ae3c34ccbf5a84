package io.leeway.support.metrics;

import java.util.List;

import io.leeway.support.rates.KeyRates;
import io.leeway.support.tracing.Traces;

/** What an instance tells of what it does itself; of several instances these are summed. */
public enum InstanceMetric {
    WORK(
            "every service with a queue",
            "leeway.work",
            "leeway_work_seconds",
            "How long a message was in hand, by what became of it: a histogram",
            "queue",
            "outcome"),
    WORK_AGE(
            "every service with a queue",
            "leeway.work.age",
            "leeway_work_age_seconds",
            "From when an event was told until it was done: a histogram",
            "queue"),
    WORK_BLOCKED(
            "every service with a queue",
            "leeway.work.blocked",
            "leeway_work_blocked",
            "Queues whose work this instance cannot do because a server is away"),
    STATE_UNREADABLE(
            "every service with a queue",
            "leeway.state.unreadable",
            "leeway_state_unreadable_total",
            "How often a part of the shared state could not be read, and so was not told"),
    STREAMS("risk-service, alert-service", "leeway.streams", "leeway_streams", "Live streams that are open"),
    DELIVERIES(
            "alert-service",
            "leeway.deliveries",
            "leeway_deliveries_total",
            "Messages by what became of a try to send them",
            "outcome"),
    LIMITED(
            "every service, dashboard-ui",
            KeyRates.METER,
            "leeway_requests_limited_total",
            "Requests that got a 429 because their key had sent too many",
            "key"),
    TRACE_SPANS(
            "every service, dashboard-ui",
            Traces.METER,
            "leeway_trace_spans_total",
            "Spans that ended, and of those what the collector took (sent) and what it did not (lost)",
            "outcome");

    private final String service;
    private final String meter;
    private final String prometheusName;
    private final String description;
    private final List<String> labels;

    InstanceMetric(String service, String meter, String prometheusName, String description, String... labels) {
        this.service = service;
        this.meter = meter;
        this.prometheusName = prometheusName;
        this.description = description;
        this.labels = List.of(labels);
    }

    /** Which services tell it. */
    public String service() {
        return service;
    }

    /** Its name in the services' registry. */
    public String meter() {
        return meter;
    }

    /** Its name as Prometheus has it; of a histogram without what follows for its parts. */
    public String prometheusName() {
        return prometheusName;
    }

    /** What it is, in a phrase. */
    public String description() {
        return description;
    }

    /** The names of its labels. */
    public List<String> labels() {
        return labels;
    }
}
