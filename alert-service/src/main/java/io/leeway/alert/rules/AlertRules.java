package io.leeway.alert.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.leeway.contracts.alerts.AlertFinding;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.AlertRule;
import io.leeway.contracts.model.AlertTarget;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.MetricResult;
import io.leeway.contracts.reports.RangeBasis;
import io.leeway.contracts.reports.RiskAssessment;

/** Holds an assessment against its model's alert rules. */
public final class AlertRules {

    /** What a model without rules is watched for, without recipients. */
    private static final List<AlertRule> DEFAULT = List.of(
            new AlertRule(AlertCondition.RISK, RiskLevel.WARNING, null),
            new AlertRule(AlertCondition.DRIFT_SHARE, null, null),
            new AlertRule(AlertCondition.PERFORMANCE_DROP, null, null),
            new AlertRule(AlertCondition.DATA_QUALITY, null, null),
            new AlertRule(AlertCondition.OUT_OF_RANGE, null, null));

    private AlertRules() {}

    /**
     * The conditions that an assessment meets.
     *
     * @param findings one a condition, in the order of the rules
     * @param recipients whom the rules that were met name
     */
    public record Matches(List<AlertFinding> findings, Set<AlertTarget> recipients) {}

    /** Holds it against the rules. */
    public static Matches match(ModelDefinition definition, RiskAssessment assessment) {
        List<AlertRule> rules = definition.alerts().isEmpty() ? DEFAULT : definition.alerts();
        List<AlertFinding> findings = new ArrayList<>();
        Set<AlertCondition> met = new LinkedHashSet<>();
        Set<AlertTarget> recipients = new LinkedHashSet<>();
        for (AlertRule rule : rules) {
            Optional<AlertFinding> finding = find(rule, definition, assessment);
            if (finding.isPresent()) {
                if (met.add(rule.on())) {
                    findings.add(finding.get());
                }
                if (rule.to() != null) {
                    recipients.add(rule.to());
                }
            }
        }
        return new Matches(findings, recipients);
    }

    /** Whom the rules of one condition name. */
    public static Set<AlertTarget> recipients(ModelDefinition definition, AlertCondition condition) {
        Set<AlertTarget> recipients = new LinkedHashSet<>();
        for (AlertRule rule : definition.alerts()) {
            if (rule.on() == condition && rule.to() != null) {
                recipients.add(rule.to());
            }
        }
        return recipients;
    }

    private static Optional<AlertFinding> find(AlertRule rule, ModelDefinition definition, RiskAssessment assessment) {
        return switch (rule.on()) {
            case RISK -> risk(rule, definition, assessment);
            case DRIFT_SHARE -> driftShare(definition, assessment);
            case PERFORMANCE_DROP -> performanceDrop(assessment);
            case DATA_QUALITY -> dataQuality(assessment);
            case OUT_OF_RANGE -> outOfRange(assessment);
            case CHANGE -> change(assessment);
            // These are met by what becomes of a model's data on its way, not by an assessment.
            case INTAKE, PIPELINE -> Optional.empty();
        };
    }

    private static Optional<AlertFinding> risk(AlertRule rule, ModelDefinition definition, RiskAssessment assessment) {
        double threshold = rule.at() == RiskLevel.CRITICAL
                ? definition.risk().critical()
                : definition.risk().warning();
        Double score = assessment.score();
        // By level, not by score, because a level once reached is kept for a little below it.
        boolean reached = assessment.level() == RiskLevel.CRITICAL
                || (assessment.level() == RiskLevel.WARNING && rule.at() != RiskLevel.CRITICAL);
        return score == null || !reached
                ? Optional.empty()
                : Optional.of(new AlertFinding(
                        AlertCondition.RISK,
                        score,
                        threshold,
                        format("The risk score is %.1f, %s from %.0f on.", score, levelName(rule.at()), threshold)));
    }

    private static Optional<AlertFinding> driftShare(ModelDefinition definition, RiskAssessment assessment) {
        Double share = assessment.driftShare();
        double threshold = definition.drift().share();
        return share == null || share <= threshold
                ? Optional.empty()
                : Optional.of(new AlertFinding(
                        AlertCondition.DRIFT_SHARE,
                        share,
                        threshold,
                        format(
                                "%d of %d features drifted (%.0f %%, allowed %.0f %%): %s.",
                                assessment.driftedFeatures().size(),
                                definition.features().size(),
                                100 * share,
                                100 * threshold,
                                String.join(", ", assessment.driftedFeatures()))));
    }

    private static Optional<AlertFinding> performanceDrop(RiskAssessment assessment) {
        return assessment.performanceDrops().stream()
                .max(Comparator.comparingDouble(AlertRules::dropOverAllowed))
                .map(worst -> new AlertFinding(
                        AlertCondition.PERFORMANCE_DROP,
                        worst.drop(),
                        worst.allowedDrop(),
                        format(
                                "%s is %.3f, the baseline %.3f; the drop is beyond what chance explains.",
                                worst.name(),
                                Objects.requireNonNull(worst.value(), "a drop has a value"),
                                Objects.requireNonNull(worst.baseline(), "a drop has a baseline"))));
    }

    private static double dropOverAllowed(MetricResult metric) {
        Double drop = metric.drop();
        Double allowed = metric.allowedDrop();
        // Reports hold both of a metric that dropped; one that lacks them is told of last.
        return drop == null || allowed == null ? -1 : drop / allowed;
    }

    private static Optional<AlertFinding> dataQuality(RiskAssessment assessment) {
        int count = assessment.qualityFindings().size();
        return count == 0
                ? Optional.empty()
                : Optional.of(new AlertFinding(
                        AlertCondition.DATA_QUALITY,
                        (double) count,
                        0.0,
                        format(
                                "%d data-quality %s failed, first %s: %s.",
                                count,
                                count == 1 ? "check" : "checks",
                                assessment.qualityFindings().getFirst().column(),
                                assessment.qualityFindings().getFirst().message())));
    }

    /** Only of what the model was trained on: the reference may be narrower than what the model knows. */
    private static Optional<AlertFinding> outOfRange(RiskAssessment assessment) {
        return assessment
                .outOfRange(RangeBasis.TRAINING)
                .map(found ->
                        new AlertFinding(AlertCondition.OUT_OF_RANGE, found.share(), found.limit(), found.sentence()));
    }

    private static Optional<AlertFinding> change(RiskAssessment assessment) {
        return assessment.changes().isEmpty()
                ? Optional.empty()
                : Optional.of(new AlertFinding(
                        AlertCondition.CHANGE,
                        (double) assessment.changes().size(),
                        0.0,
                        format(
                                "%d changed over time, first: %s.",
                                assessment.changes().size(),
                                assessment.changes().getFirst().message())));
    }

    private static String levelName(RiskLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
