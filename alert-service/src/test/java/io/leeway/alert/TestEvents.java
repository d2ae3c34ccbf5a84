package io.leeway.alert;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.IntakeRefused;
import io.leeway.contracts.events.ModelDeleted;
import io.leeway.contracts.events.PipelineChanged;
import io.leeway.contracts.events.RiskAssessed;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.AlertRule;
import io.leeway.contracts.model.AlertTarget;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.IncidentSettings;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.contracts.reports.RiskAssessmentBuilder;
import io.leeway.contracts.reports.RiskPart;
import io.leeway.contracts.reports.RiskPartName;

/** Events as other services tell them, about one model. */
public final class TestEvents {

    /** When the batches were accepted, unless a test says otherwise. */
    public static final Instant ACCEPTED = Instant.parse("2026-01-01T00:00:00Z");

    private final String model;
    private final List<AlertRule> rules;
    private final @Nullable String expect;

    /** Of a model that has the default rules. */
    public TestEvents(String model) {
        this(model, List.of());
    }

    public TestEvents(String model, List<AlertRule> rules) {
        this(model, rules, null);
    }

    private TestEvents(String model, List<AlertRule> rules, @Nullable String expect) {
        this.model = model;
        this.rules = rules;
        this.expect = expect;
    }

    /** Of the same model, whose next batch is expected within a time. */
    public TestEvents expecting(String within) {
        return new TestEvents(model, rules, within);
    }

    /** As many rules of one condition, each of which names another address. */
    public static List<AlertRule> rules(AlertCondition on, int addresses, String prefix) {
        return IntStream.range(0, addresses)
                .mapToObj(number -> rule(on, prefix + number + "@example.com"))
                .toList();
    }

    /** A rule that names an address. */
    public static AlertRule rule(AlertCondition on, String email) {
        return new AlertRule(on, null, AlertTarget.mail(email));
    }

    public ModelDefinition definition() {
        return ModelDefinitionBuilder.builder()
                .model(model)
                .task(Task.REGRESSION)
                .rowId("id")
                .features(Map.of("f0", FeatureType.NUMERIC))
                .prediction(new PredictionColumns("prediction", null, null))
                .target("target")
                .alerts(rules)
                // Rules of one's own stand alone, so that a test sees what it asked for.
                .incidents(rules.isEmpty() ? null : new IncidentSettings(IncidentSettings.Defaults.REPLACE, 2, expect))
                .build();
    }

    public RiskAssessment assessment(
            String batch, String name, int revision, double score, RiskLevel level, double share, Instant accepted) {
        return RiskAssessmentBuilder.builder()
                .batch(new BatchRef(model, batch, name, 1, "r", 100, 0, accepted, null, null))
                .score(score)
                .level(level)
                .parts(List.of(new RiskPart(RiskPartName.STATISTICAL, 0.35, 1, 0.5, List.of("f0 drifted"))))
                .driftedFeatures(List.of("f0"))
                .driftShare(share)
                .performanceDrops(List.of())
                .qualityFindings(List.of())
                .changes(List.of())
                .assessedAt(Instant.parse("2026-01-01T00:00:01Z"))
                .revision(revision)
                .driftRevision(1)
                .build();
    }

    /** A batch of which most features drifted. */
    public CloudEvent<RiskAssessed> drifted(String batch, String name) {
        return assessed(assessment(batch, name, 1, 55, RiskLevel.WARNING, 0.2, ACCEPTED));
    }

    /** A batch with nothing to see. */
    public CloudEvent<RiskAssessed> healthy(String batch, Instant accepted) {
        return assessed(assessment(batch, batch, 1, 5, RiskLevel.OK, 0.0, accepted));
    }

    public CloudEvent<RiskAssessed> assessed(RiskAssessment assessment) {
        return CloudEvent.of(
                "test",
                EventType.RISK_ASSESSED,
                assessment.batch().subject(),
                assessment.revision(),
                assessment.assessedAt(),
                new RiskAssessed(assessment, 1, definition()));
    }

    public CloudEvent<IntakeRefused> refused(String name, String detail, Instant at) {
        return CloudEvent.of(
                "test",
                EventType.INTAKE_REFUSED,
                model,
                at.toEpochMilli(),
                at,
                new IntakeRefused(model, "batch", name, "Columns missing", detail, at, 1, definition()));
    }

    public CloudEvent<PipelineChanged> pipeline(boolean stalled, long waiting, long deadLetters, long revision) {
        Instant at = ACCEPTED.plusSeconds(revision);
        return CloudEvent.of(
                "test",
                EventType.PIPELINE_CHANGED,
                model,
                revision,
                at,
                new PipelineChanged(
                        model,
                        stalled,
                        waiting,
                        deadLetters,
                        waiting > 0 ? ACCEPTED : null,
                        at,
                        revision,
                        1,
                        definition()));
    }

    public CloudEvent<ModelDeleted> deleted(Instant at) {
        return CloudEvent.of(
                "test", EventType.MODEL_DELETED, model, at.toEpochMilli(), at, new ModelDeleted(model, at));
    }
}
