package io.leeway.alert.alerts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

import io.leeway.alert.delivery.Notices;
import io.leeway.contracts.alerts.AlertFinding;
import io.leeway.contracts.events.IntakeRefused;
import io.leeway.contracts.events.PipelineChanged;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.support.text.SafeText;

/** Says in a sentence what became of a model's data on its way. */
final class ModelFindings {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DETAIL = 1_000;

    private ModelFindings() {}

    static AlertFinding of(IntakeRefused refused) {
        String name = SafeText.line(refused.name(), LONGEST_NAME);
        String message = SafeText.line(
                refused.at().truncatedTo(ChronoUnit.SECONDS) + ": " + what(refused.kind())
                        + (name.isBlank() ? "" : " '" + name + "'") + " refused, " + refused.title() + ": "
                        + SafeText.line(refused.detail(), LONGEST_DETAIL),
                2 * LONGEST_DETAIL);
        return new AlertFinding(AlertCondition.INTAKE, null, null, message);
    }

    static AlertFinding of(PipelineChanged changed) {
        Instant since = changed.since();
        StringBuilder message = new StringBuilder()
                .append(changed.waiting())
                .append(
                        changed.waiting() == 1
                                ? " batch or delivery of labels is"
                                : " batches and deliveries of labels are")
                .append(" accepted and not judged");
        if (since != null) {
            message.append(", the oldest since ").append(since.truncatedTo(ChronoUnit.SECONDS));
        }
        if (changed.deadLetters() > 0) {
            message.append("; ")
                    .append(changed.deadLetters())
                    .append(changed.deadLetters() == 1 ? " message lies" : " messages lie")
                    .append(" among the dead letters (leeway dead-letters list)");
        }
        return new AlertFinding(
                AlertCondition.PIPELINE,
                (double) changed.waiting(),
                null,
                message.append('.').toString());
    }

    static AlertFinding missing(@Nullable Instant last, Instant expected) {
        return new AlertFinding(
                AlertCondition.NO_DATA,
                null,
                null,
                "No batch has come since "
                        + (last == null ? "the model was defined" : Notices.time(last))
                        + "; the next one was expected by " + Notices.time(expected) + ".");
    }

    private static String what(String kind) {
        return switch (kind) {
            case "batch" -> "batch";
            case "reference" -> "reference";
            case "labels" -> "labels";
            default -> "a body";
        };
    }
}
