package io.leeway.risk.overview;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.Verdict;

/**
 * A batch or window as the list of models shows it.
 *
 * @param batch its id
 * @param name what the client called it
 * @param sequence its place among the model's
 * @param at its latest event time, or when it was accepted
 * @param rows accepted rows
 * @param score risk, 0 to 100; absent while unknown
 * @param level the risk's level
 * @param driftVerdict how its data were judged; absent until they are
 * @param driftedFeatures how many features drifted
 * @param qualityFindings how many data-quality checks failed
 * @param performanceVerdict how its performance was judged; absent until it is
 * @param revision of the assessment
 */
public record WindowLine(
        String batch,
        String name,
        long sequence,
        Instant at,
        long rows,
        @Nullable Double score,
        RiskLevel level,
        @Nullable Verdict driftVerdict,
        int driftedFeatures,
        int qualityFindings,
        @Nullable Verdict performanceVerdict,
        int revision) {

    static WindowLine of(BatchSummary summary) {
        return new WindowLine(
                summary.batch(),
                summary.name(),
                summary.sequence(),
                summary.to() == null ? summary.acceptedAt() : summary.to(),
                summary.rows(),
                summary.score(),
                summary.level(),
                summary.driftVerdict(),
                summary.driftedFeatures().size(),
                summary.qualityFindings(),
                summary.performanceVerdict(),
                summary.revision());
    }

    boolean hasScore() {
        return score != null;
    }
}
