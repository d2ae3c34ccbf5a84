package io.leeway.contracts.events;

/** The kinds of facts that services tell each other, each with its routing key on the exchange {@code leeway.events}. */
public enum EventType {
    MODEL_DEFINED("model.defined"),
    REFERENCE_ACCEPTED("reference.accepted"),
    BATCH_ACCEPTED("batch.accepted"),
    LABELS_ACCEPTED("labels.accepted"),
    DRIFT_EVALUATED("drift.evaluated"),
    PERFORMANCE_EVALUATED("performance.evaluated"),
    RISK_ASSESSED("risk.assessed"),
    ALERT_FIRED("alert.fired"),
    ALERT_ACKNOWLEDGED("alert.acknowledged"),
    ALERT_RESOLVED("alert.resolved"),
    WORK_DONE("work.done"),
    INTAKE_REFUSED("intake.refused"),
    PIPELINE_CHANGED("pipeline.changed"),
    MODEL_DELETED("model.deleted");

    private final String routingKey;

    EventType(String routingKey) {
        this.routingKey = routingKey;
    }

    /** The topic under which the fact is published. */
    public String routingKey() {
        return routingKey;
    }

    /** The {@code type} attribute of its CloudEvent. */
    public String cloudEventType() {
        return "io.leeway." + routingKey;
    }
}
