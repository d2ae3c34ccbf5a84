package io.leeway.alert.rules;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import io.leeway.contracts.alerts.AlertFinding;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.AlertRule;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.OutOfRange;
import io.leeway.contracts.reports.QualityFinding;
import io.leeway.contracts.reports.RangeBasis;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.contracts.reports.RiskPartName;

/** Holds an assessment against a single rule, and says in a sentence what was found. */
final class Conditions {

    private Conditions() {}

    static Optional<AlertFinding> find(AlertRule rule, ModelDefinition definition, RiskAssessment assessment) {
        return switch (rule.on()) {
            case RISK -> risk(rule, definition, assessment);
            case DRIFT_SHARE -> driftShare(rule, definition, assessment);
            case DRIFT -> drift(rule, definition, assessment);
            case PERFORMANCE_DROP -> performanceDrop(rule, assessment);
            case DATA_QUALITY -> quality(rule, assessment);
            case OUT_OF_RANGE -> outOfRange(assessment);
            case CHANGE -> change(assessment);
            case INSUFFICIENT_DATA -> insufficientData(assessment);
            // These are met by what becomes of a model's data on its way, not by an assessment.
            case INTAKE, PIPELINE, NO_DATA -> Optional.empty();
        };
    }

    /** The features that a finding is about; none where it is about the model as a whole. */
    static List<String> features(AlertRule rule, RiskAssessment assessment) {
        if (rule.feature() != null) {
            return List.of(rule.feature());
        }
        return switch (rule.on()) {
            case DRIFT, DRIFT_SHARE -> assessment.driftedFeatures();
            case DATA_QUALITY ->
                assessment.qualityFindings().stream()
                        .map(QualityFinding::column)
                        .distinct()
                        .toList();
            case OUT_OF_RANGE ->
                assessment
                        .outOfRange(RangeBasis.TRAINING)
                        .map(OutOfRange::columns)
                        .orElse(List.of());
            case RISK, PERFORMANCE_DROP, CHANGE, INTAKE, PIPELINE, NO_DATA, INSUFFICIENT_DATA -> List.of();
        };
    }

    /** Whether an assessment says nothing of a condition, because what it is met by could not be known. */
    static boolean isUnknown(AlertCondition condition, ModelDefinition definition, RiskAssessment assessment) {
        boolean noDriftReport = assessment.driftRevision() == 0;
        return switch (condition) {
            case RISK -> assessment.score() == null;
            case DRIFT_SHARE, DRIFT -> assessment.driftShare() == null;
            case PERFORMANCE_DROP -> !isLabelled(assessment);
            case DATA_QUALITY -> noDriftReport;
            case OUT_OF_RANGE -> !assessment.judgesRanges(definition);
            case CHANGE -> noDriftReport && !isLabelled(assessment);
            case INSUFFICIENT_DATA -> false;
            case INTAKE, PIPELINE, NO_DATA -> true;
        };
    }

    /** Whether performance is known. */
    static boolean isLabelled(RiskAssessment assessment) {
        return assessment.parts().stream()
                .anyMatch(part -> part.name() == RiskPartName.PERFORMANCE && part.value() != null);
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

    private static Optional<AlertFinding> driftShare(
            AlertRule rule, ModelDefinition definition, RiskAssessment assessment) {
        Double share = assessment.driftShare();
        double threshold =
                Objects.requireNonNullElse(rule.above(), definition.drift().share());
        return share == null || share <= threshold
                ? Optional.empty()
                : Optional.of(new AlertFinding(
                        AlertCondition.DRIFT_SHARE,
                        share,
                        threshold,
                        format(
                                "%d of %s drifted (%.0f %%, allowed %.0f %%): %s.",
                                assessment.driftedFeatures().size(),
                                judged(
                                        assessment.driftedFeatures().size(),
                                        share,
                                        definition.features().size()),
                                100 * share,
                                100 * threshold,
                                String.join(", ", assessment.driftedFeatures()))));
    }

    /** Of which features the share is: of those that could be judged, which may be fewer than there are. */
    private static String judged(int drifted, double share, int features) {
        long judged = Math.round(drifted / share);
        return judged == features ? features + " features" : judged + " judged features";
    }

    private static Optional<AlertFinding> performanceDrop(AlertRule rule, RiskAssessment assessment) {
        return assessment.worstDropsFirst().stream()
                .filter(metric -> rule.metric() == null
                        || rule.metric().equals(metric.name().word()))
                .filter(metric -> isAbove(rule, Objects.requireNonNullElse(metric.drop(), 0.0)))
                .findFirst()
                .map(worst -> new AlertFinding(
                        AlertCondition.PERFORMANCE_DROP,
                        worst.drop(),
                        rule.above() == null ? worst.allowedDrop() : rule.above(),
                        format(
                                "%s got worse: %.3f, the baseline %.3f; chance alone does not explain that.",
                                worst.name(),
                                Objects.requireNonNull(worst.value(), "a drop has a value"),
                                Objects.requireNonNull(worst.baseline(), "a drop has a baseline"))));
    }

    private static Optional<AlertFinding> drift(AlertRule rule, ModelDefinition definition, RiskAssessment assessment) {
        List<String> drifted = assessment.driftedFeatures().stream()
                .filter(feature -> rule.feature() == null || rule.feature().equals(feature))
                .toList();
        return !isAbove(rule, drifted.size())
                ? Optional.empty()
                : Optional.of(new AlertFinding(
                        AlertCondition.DRIFT,
                        (double) drifted.size(),
                        Objects.requireNonNullElse(rule.above(), 0.0),
                        rule.feature() != null
                                ? rule.feature() + " drifted."
                                : format(
                                        "%d of %d features drifted: %s.",
                                        drifted.size(), definition.features().size(), String.join(", ", drifted))));
    }

    private static Optional<AlertFinding> quality(AlertRule rule, RiskAssessment assessment) {
        List<QualityFinding> findings = assessment.qualityFindings().stream()
                .filter(finding -> rule.feature() == null || rule.feature().equals(finding.column()))
                .toList();
        int count = findings.size();
        return !isAbove(rule, count)
                ? Optional.empty()
                : Optional.of(new AlertFinding(
                        rule.on(),
                        (double) count,
                        Objects.requireNonNullElse(rule.above(), 0.0),
                        failedChecks(findings)));
    }

    private static String failedChecks(List<QualityFinding> findings) {
        return format(
                "%d data-quality %s failed, first %s: %s.",
                findings.size(),
                findings.size() == 1 ? "check" : "checks",
                findings.getFirst().column(),
                findings.getFirst().message());
    }

    private static Optional<AlertFinding> insufficientData(RiskAssessment assessment) {
        return assessment.score() != null
                ? Optional.empty()
                : Optional.of(new AlertFinding(
                        AlertCondition.INSUFFICIENT_DATA,
                        (double) assessment.batch().rows(),
                        null,
                        format(
                                "Nothing of it could be judged (%d rows): %s.",
                                assessment.batch().rows(),
                                assessment.parts().stream()
                                        .flatMap(part -> part.reasons().stream().limit(1))
                                        .findFirst()
                                        .orElse("no report has come"))));
    }

    private static boolean isAbove(AlertRule rule, double value) {
        return value > Objects.requireNonNullElse(rule.above(), 0.0);
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
