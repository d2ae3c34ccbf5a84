package io.leeway.alert.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.leeway.alert.incidents.CauseKey;
import io.leeway.alert.incidents.Terms;
import io.leeway.alert.incidents.WindowVerdict;
import io.leeway.contracts.alerts.AlertFinding;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.AlertHold;
import io.leeway.contracts.model.AlertRule;
import io.leeway.contracts.model.AlertTarget;
import io.leeway.contracts.model.IncidentSettings;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.RiskAssessment;

/** Holds an assessment against its model's alert rules. */
public final class AlertRules {

    /** What every model is watched for, without recipients, unless its definition says otherwise. */
    private static final List<AlertCondition> DEFAULT = List.of(
            AlertCondition.RISK,
            AlertCondition.DRIFT_SHARE,
            AlertCondition.PERFORMANCE_DROP,
            AlertCondition.DATA_QUALITY,
            AlertCondition.OUT_OF_RANGE,
            AlertCondition.NO_DATA,
            AlertCondition.INSUFFICIENT_DATA);

    private AlertRules() {}

    /**
     * A cause that was met.
     *
     * @param cause what its incidents are of
     * @param finding what was found
     * @param recipients whom the rules that were met name
     * @param features the features that it is about; none where it is about the model as a whole
     */
    public record Met(CauseKey cause, AlertFinding finding, Set<AlertTarget> recipients, List<String> features) {}

    /** The rules that hold: the definition's own, and the default ones for conditions that no rule is about. */
    public static List<AlertRule> of(ModelDefinition definition) {
        List<AlertRule> rules = new ArrayList<>(definition.alerts());
        if (definition.incidents().defaults() == IncidentSettings.Defaults.ADD) {
            Set<AlertCondition> own =
                    definition.alerts().stream().map(AlertRule::on).collect(Collectors.toSet());
            DEFAULT.stream()
                    .filter(condition -> !own.contains(condition))
                    .map(condition -> new AlertRule(condition, null, null))
                    .forEach(rules::add);
        }
        return rules;
    }

    /** The causes that an assessment meets, in the order of the rules; of several rules of one cause the first one speaks. */
    public static List<Met> match(ModelDefinition definition, RiskAssessment assessment) {
        Map<CauseKey, Met> met = new LinkedHashMap<>();
        for (AlertRule rule : of(definition)) {
            Optional<AlertFinding> finding = Conditions.find(rule, definition, assessment);
            if (finding.isPresent()) {
                CauseKey cause = CauseKey.of(rule);
                met.computeIfAbsent(
                        cause,
                        key -> new Met(
                                key, finding.get(), new LinkedHashSet<>(), Conditions.features(rule, assessment)));
                if (rule.to() != null) {
                    Objects.requireNonNull(met.get(cause)).recipients().add(rule.to());
                }
            }
        }
        return List.copyOf(met.values());
    }

    /** What is remembered of an assessment. */
    public static WindowVerdict verdict(ModelDefinition definition, RiskAssessment assessment, List<Met> met) {
        BatchRef batch = assessment.batch();
        RiskLevel severity = severity(assessment);
        Map<String, RiskLevel> bad = new LinkedHashMap<>();
        met.forEach(cause -> bad.put(cause.cause().text(), severity));
        List<AlertCondition> unjudged = new ArrayList<>();
        for (AlertCondition condition : AlertCondition.values()) {
            if (Conditions.isUnknown(condition, definition, assessment)) {
                unjudged.add(condition);
            }
        }
        return new WindowVerdict(
                batch.batch(),
                batch.name(),
                batch.begin(),
                batch.acceptedAt(),
                batch.sequence(),
                assessment.revision(),
                assessment.level(),
                assessment.score(),
                Conditions.isLabelled(assessment),
                unjudged,
                bad);
    }

    /** How severe whatever was found in a window is: as severe as its risk, a warning at least. */
    public static RiskLevel severity(RiskAssessment assessment) {
        return assessment.level() == RiskLevel.CRITICAL ? RiskLevel.CRITICAL : RiskLevel.WARNING;
    }

    /** What the rules of a cause ask for; where there is no such rule any more, what holds without one. */
    public static Terms terms(ModelDefinition definition, CauseKey cause) {
        List<AlertRule> rules = of(definition).stream()
                .filter(rule -> CauseKey.of(rule).equals(cause))
                .toList();
        return new Terms(
                rules.isEmpty() ? AlertHold.none() : rules.getFirst().held(),
                definition.incidents().resolveAfter(),
                rules.stream().flatMap(rule -> rule.reminder().stream()).min(Duration::compareTo));
    }

    /** Whom the rules of a condition name, whether they are met or not. */
    public static Set<AlertTarget> recipients(ModelDefinition definition, AlertCondition condition) {
        Set<AlertTarget> recipients = new LinkedHashSet<>();
        for (AlertRule rule : definition.alerts()) {
            if (rule.on() == condition && rule.to() != null) {
                recipients.add(rule.to());
            }
        }
        return recipients;
    }

    /** The features that a cause is about in an assessment; none where it is about the model as a whole. */
    public static List<String> features(CauseKey cause, RiskAssessment assessment) {
        return cause.subject() != null && cause.on() != AlertCondition.PERFORMANCE_DROP
                ? List.of(cause.subject())
                : Conditions.features(new AlertRule(cause.on(), null, null), assessment);
    }

    /** Whether a model's rules say that it is noticed when nothing comes in. */
    public static boolean expectsData(ModelDefinition definition) {
        return of(definition).stream().anyMatch(rule -> rule.on() == AlertCondition.NO_DATA);
    }
}
