package io.leeway.contracts.events;

/** The kinds of facts that services tell each other, each with its routing key on the exchange {@code leeway.events}. */
public enum EventType {
    MODEL_DEFINED("model.defined", ModelDefined.class),
    REFERENCE_ACCEPTED("reference.accepted", ReferenceAccepted.class),
    BATCH_ACCEPTED("batch.accepted", BatchAccepted.class),
    LABELS_ACCEPTED("labels.accepted", LabelsAccepted.class),
    DRIFT_EVALUATED("drift.evaluated", DriftEvaluated.class),
    PERFORMANCE_EVALUATED("performance.evaluated", PerformanceEvaluated.class),
    RISK_ASSESSED("risk.assessed", RiskAssessed.class),
    ALERT_FIRED("alert.fired", AlertFired.class),
    ALERT_ACKNOWLEDGED("alert.acknowledged", AlertAcknowledged.class),
    ALERT_RESOLVED("alert.resolved", AlertResolved.class),
    WORK_DONE("work.done", WorkDone.class),
    INTAKE_REFUSED("intake.refused", IntakeRefused.class),
    PIPELINE_CHANGED("pipeline.changed", PipelineChanged.class),
    MODEL_DELETED("model.deleted", ModelDeleted.class);

    private final String routingKey;
    private final Class<?> data;

    EventType(String routingKey, Class<?> data) {
        this.routingKey = routingKey;
        this.data = data;
    }

    /** The topic under which the fact is published. */
    public String routingKey() {
        return routingKey;
    }

    /** The {@code type} attribute of its CloudEvent. */
    public String cloudEventType() {
        return "io.leeway." + routingKey;
    }

    /** What its CloudEvent says in {@code data}. */
    public Class<?> data() {
        return data;
    }
}
