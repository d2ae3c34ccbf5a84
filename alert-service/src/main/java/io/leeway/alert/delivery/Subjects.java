package io.leeway.alert.delivery;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.IncidentChange;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.reports.QualityFinding;
import io.leeway.contracts.reports.RangeBasis;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.contracts.text.Listing;

/** Says in a few words what an incident is about, with the names of what moved. */
final class Subjects {

    private static final int MOST_NAMES = 3;

    private Subjects() {}

    /** What a message is about: its first incident, and performance where another one of it is about that. */
    static String of(Message message) {
        Alert alert = message.alert();
        RiskAssessment assessment = message.assessment().orElse(null);
        String what = of(alert, assessment);
        if (assessment == null || alert.on() == AlertCondition.PERFORMANCE_DROP) {
            return what;
        }
        boolean isWorse = message.others().stream()
                .anyMatch(other -> other.on() == AlertCondition.PERFORMANCE_DROP
                        && other.change() != IncidentChange.RESOLVED
                        && other.model().equals(alert.model()));
        return isWorse
                ? names(AlertCondition.PERFORMANCE_DROP, assessment)
                        .filter(drops -> !drops.equals(what))
                        .map(drops -> what + ", " + drops)
                        .orElse(what)
                : what;
    }

    /** What an incident is about. */
    static String of(Alert alert, @Nullable RiskAssessment assessment) {
        return switch (alert.kind()) {
            case INTAKE -> "what was sent was refused";
            case PIPELINE -> "what was accepted is not being judged";
            case NO_DATA -> "nothing comes in any more";
            case BATCH -> assessment == null ? "needs a look" : moved(alert, assessment);
        };
    }

    private static String moved(Alert alert, RiskAssessment assessment) {
        String subject = alert.subject();
        if (subject != null) {
            return Notices.clean(subject) + verb(alert.on());
        }
        return Stream.of(
                        AlertCondition.DRIFT_SHARE,
                        AlertCondition.PERFORMANCE_DROP,
                        AlertCondition.OUT_OF_RANGE,
                        AlertCondition.DATA_QUALITY)
                .filter(condition -> isAbout(alert, condition))
                .flatMap(condition -> names(condition, assessment).stream())
                .findFirst()
                .orElseGet(() -> assessment.changes().isEmpty() ? RiskWords.of(alert, null) : "changed over time");
    }

    private static String verb(@Nullable AlertCondition on) {
        if (on == AlertCondition.DRIFT) {
            return " moved";
        }
        if (on == AlertCondition.PERFORMANCE_DROP) {
            return " got worse";
        }
        return on == AlertCondition.DATA_QUALITY ? ": data quality" : "";
    }

    /** Whether an incident is one of that condition; one of a condition that has no names of its own is about each. */
    static boolean isAbout(Alert alert, AlertCondition condition) {
        AlertCondition on = alert.on();
        return on == condition
                || (on != AlertCondition.PERFORMANCE_DROP
                        && on != AlertCondition.DATA_QUALITY
                        && on != AlertCondition.OUT_OF_RANGE
                        && on != AlertCondition.CHANGE);
    }

    private static Optional<String> names(AlertCondition condition, RiskAssessment assessment) {
        return switch (condition) {
            case DRIFT_SHARE -> names(assessment.driftedFeatures(), "", " moved");
            case PERFORMANCE_DROP ->
                names(
                        assessment.worstDropsFirst().stream()
                                .map(metric -> metric.name().word())
                                .toList(),
                        "",
                        " got worse");
            case DATA_QUALITY ->
                names(
                        assessment.qualityFindings().stream()
                                .map(QualityFinding::column)
                                .distinct()
                                .toList(),
                        "data quality of ",
                        "");
            case OUT_OF_RANGE ->
                assessment
                        .outOfRange(RangeBasis.TRAINING)
                        .flatMap(found -> names(found.columns(), "", " out of range"));
            default -> Optional.empty();
        };
    }

    private static Optional<String> names(List<String> all, String before, String after) {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(before + Listing.of(all, MOST_NAMES, Notices::clean) + after);
    }
}
