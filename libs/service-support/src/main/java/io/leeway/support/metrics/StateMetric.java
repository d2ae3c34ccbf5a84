package io.leeway.support.metrics;

import java.util.List;
import java.util.Locale;

/**
 * What is told of the state that all instances of a service share. Every instance tells the same, as it was when it looked
 * last, so that these are never summed over instances: the newest is what {@code max} over them says.
 *
 * <p>What is not known is not told: a metric is absent, and never 0, where the store or the broker does not answer, and
 * where there is nothing that it could be of.
 */
public enum StateMetric {
    OUTBOX_EVENTS("ingest-service", "Events that some service is not done with"),
    OUTBOX_OLDEST_SECONDS("ingest-service", "Age of the oldest of them; absent where there is none"),
    DEAD_LETTERS("ingest-service", "Dead letters that nobody has dealt with"),
    BATCHES("ingest-service", "Batches that were accepted, by what became of them", "model", "state"),
    WAITING_OLDEST_SECONDS(
            "ingest-service", "Age of the oldest batch or labels that wait; absent where none does", "model"),
    PIPELINE_STALLED("ingest-service", "1 where what was accepted waits too long or is a dead letter, else 0", "model"),
    LAST_BATCH_SECONDS("ingest-service", "Age of the last batch that was accepted", "model"),
    EVENTS(
            "ingest-service",
            "Halves of single predictions, and whole ones, by what became of them; duplicates came again"
                    + " and dead-lettered are refused messages of RabbitMQ: neither were accepted",
            "model",
            "state"),
    EVENTS_WAITING_OLDEST_SECONDS(
            "ingest-service",
            "Age of the oldest of them that waits for its other half or its batch; absent where none does",
            "model"),
    QUEUE_MESSAGES(
            "ingest-service",
            "Messages in a queue: ready to be worked off, waiting to be tried again, or dead-lettered beside it",
            "queue",
            "state"),
    QUEUE_CONSUMERS("ingest-service", "Instances that work a queue off", "queue"),
    RISK("risk-service", "Risk of the last window that has a score, 0 to 100", "model"),
    RISK_LEVEL("risk-service", "Its level: 0 ok, 1 warning, 2 critical", "model"),
    DRIFT("risk-service", "1 where the feature drifted in the last judged window, else 0", "model", "feature"),
    DRIFT_SHARE("risk-service", "Share of features that drifted in that window, 0 to 1", "model"),
    PERFORMANCE("risk-service", "A metric in the last window of which labels have come", "model", "metric"),
    PERFORMANCE_DROP(
            "risk-service",
            "How much worse than the baseline the primary metric is: absolute, of errors relative",
            "model",
            "metric"),
    INCIDENTS("alert-service", "Incidents that are not over", "severity", "state"),
    DELIVERIES_WAITING("alert-service", "Messages that are not sent yet", "channel"),
    DELIVERIES_OLDEST_SECONDS(
            "alert-service", "Age of the oldest of them that is due; absent where none is", "channel"),
    SERIES_LEFT_OUT("every service", "Series that are not told because there would be too many", "of");

    private final String service;
    private final String description;
    private final List<String> labels;

    StateMetric(String service, String description, String... labels) {
        this.service = service;
        this.description = description;
        this.labels = List.of(labels);
    }

    /** Which service tells it. */
    public String service() {
        return service;
    }

    /** What it is, in a phrase. */
    public String description() {
        return description;
    }

    /** The names of its labels, in the order in which their values are given. */
    public List<String> labels() {
        return labels;
    }

    /** Its name as Prometheus has it. */
    public String prometheusName() {
        return "leeway_" + name().toLowerCase(Locale.ROOT);
    }
}
