package io.leeway.drift.evaluate;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.contracts.reports.DriftReport;
import io.leeway.drift.JudgedRows;
import io.leeway.drift.Reference;
import io.leeway.evaluation.change.Histories;
import io.leeway.evaluation.change.Series;
import io.leeway.evaluation.drift.DriftCase;
import io.leeway.evaluation.drift.DriftEvaluator;

/** Makes the report of a batch or window; the same profiles and history give the same report but for the time. */
@ApplicationScoped
public class DriftEvaluation {

    private final DriftEvaluator evaluator;

    DriftEvaluation(DriftEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Compares rows with their reference and with the windows before them. */
    public DriftReport of(JudgedRows rows, Reference reference, Histories<Series> histories) {
        return evaluator
                .evaluate(DriftCase.of(
                        rows.terms().definition(),
                        reference.profile(),
                        rows.profile(),
                        rows.intake(),
                        reference.chunks(),
                        histories))
                .report(rows.batch(), Instant.now(), rows.terms().revision());
    }
}
