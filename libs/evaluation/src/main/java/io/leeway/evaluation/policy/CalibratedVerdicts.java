package io.leeway.evaluation.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.StatisticResultBuilder;
import io.leeway.evaluation.calibration.Calibration;

/**
 * Unusual is what exceeds the differences between the reference's own chunks: the batch as a whole, and the column among those
 * that carry it.
 */
final class CalibratedVerdicts extends Verdicts {

    private final Calibration calibration;
    private final Calibration.ColumnScore score;
    private final boolean carries;

    private CalibratedVerdicts(Calibration calibration, Calibration.ColumnScore score, boolean carries) {
        this.calibration = calibration;
        this.score = score;
        this.carries = carries;
    }

    /** For one column; empty if too few chunks have values of it. */
    static Optional<CalibratedVerdicts> of(Calibration calibration, String column) {
        return calibration
                .score(column)
                .map(score -> new CalibratedVerdicts(calibration, score, calibration.carries(column)));
    }

    @Override
    List<StatisticResult> unusual(Evidence evidence) {
        return List.of(
                StatisticResultBuilder.builder()
                        .name(StatisticName.UNUSUAL)
                        .method("standard deviations of "
                                + calibration.summary().chunks() + " chunks of the reference")
                        .value(score.score())
                        .pValue(score.pValue())
                        .adjustedPValue(score.adjustedPValue())
                        .threshold(calibration.summary().level())
                        .exceeded(carries)
                        .build(),
                evidence.testedOfIndependentRows());
    }

    @Override
    DriftOutcome decide(Evidence evidence, Optional<StatisticResult> material) {
        Integer windows = calibration.summary().windows();
        String how = String.format(
                Locale.ROOT,
                "%.1f standard deviations of the reference's own chunks away%s",
                score.score(),
                windows == null || windows == 1 ? "" : " over the last " + windows + " windows");
        if (carries && material.isPresent()) {
            return new DriftOutcome.Drifted(how + "; " + effect(material.get()));
        }
        if (carries) {
            return new DriftOutcome.Stable(how + ", but too small to matter");
        }
        return new DriftOutcome.Stable(material.map(large -> effect(large)
                        + (calibration.summary().exceeded()
                                ? ", but less than others: " + how
                                : ", but no more than the reference's own chunks differ (" + how + ")"))
                .orElse(null));
    }
}
