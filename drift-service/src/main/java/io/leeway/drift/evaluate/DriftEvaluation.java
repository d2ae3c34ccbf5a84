package io.leeway.drift.evaluate;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.drift.JudgedRows;
import io.leeway.drift.Reference;
import io.leeway.evaluation.calibration.Usual;
import io.leeway.evaluation.change.Histories;
import io.leeway.evaluation.change.Series;
import io.leeway.evaluation.drift.DriftCase;
import io.leeway.evaluation.drift.DriftEvaluator;
import io.leeway.evaluation.profiles.DataProfile;

/** Makes the report of a batch or window; the same profiles and history give the same report but for the time. */
@ApplicationScoped
public class DriftEvaluation {

    private final DriftEvaluator evaluator;

    DriftEvaluation(DriftEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    /**
     * Compares rows with their reference and with the windows before them.
     *
     * @param before the windows right before them, the earliest first
     */
    public DriftReport of(JudgedRows rows, Reference reference, List<DataProfile> before, Histories<Series> histories) {
        ModelDefinition definition = rows.terms().definition();
        return evaluator
                .evaluate(DriftCase.of(
                        definition,
                        reference.profile(),
                        rows.profile(),
                        rows.intake(),
                        new Usual(reference.chunks(), definition.alarms(), before),
                        histories))
                .report(rows.batch(), Instant.now(), rows.terms().revision());
    }
}
