package io.leeway.alert.delivery;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.contracts.reports.RiskPartName;

/** Says how high a risk is, mostly from what, and what of it is not known. */
final class RiskWords {

    private RiskWords() {}

    static String of(Alert alert, @Nullable RiskAssessment assessment) {
        if (alert.score() == null) {
            return "The risk is not known.";
        }
        String score = String.format(Locale.ROOT, "Risk %.0f of 100", alert.score());
        if (assessment == null) {
            return score;
        }
        String level = " (" + assessment.level().name().toLowerCase(Locale.ROOT) + ")";
        List<String> unknown = assessment.parts().stream()
                .filter(part -> part.value() == null)
                .map(part -> words(part.name()))
                .toList();
        return score
                + level
                + assessment.parts().stream()
                        .filter(part -> part.value() != null && part.value() > 0)
                        .max(Comparator.comparingDouble(
                                part -> part.effectiveWeight() * Objects.requireNonNull(part.value())))
                        .map(part -> ", mostly from " + words(part.name()))
                        .orElse("")
                + (unknown.isEmpty() ? "" : "; not known: " + String.join(", ", unknown));
    }

    private static String words(RiskPartName part) {
        return switch (part) {
            case STATISTICAL -> "features that drifted";
            case QUALITY -> "data quality";
            case RANGE -> "values that the model was not trained on";
            case PREDICTION -> "predictions that drifted";
            case PERFORMANCE -> "performance";
        };
    }
}
