package io.leeway.contracts.reports;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.Defaulted;
import io.leeway.contracts.model.RiskLevel;

/**
 * One batch in a line, as lists, tables and the live stream show it.
 *
 * @param model the model's name
 * @param batch the batch's id
 * @param name what the client called it
 * @param sequence its place among the model's batches
 * @param acceptedAt when it was stored
 * @param from earliest event time, where known
 * @param to latest event time, where known
 * @param rows accepted rows
 * @param driftVerdict how its data were judged; absent until they are
 * @param driftedFeatures names of the drifted features
 * @param driftShare share of drifted features, 0 to 1
 * @param qualityFindings how many data-quality checks failed
 * @param performanceVerdict how its performance was judged; absent until it is
 * @param performance metric values by name; empty until labels come
 * @param score risk, 0 to 100; absent while unknown
 * @param level the risk's level
 * @param revision of the assessment
 * @param outOfRange names of the features that lie outside the range that the model was trained on
 */
@RecordBuilder
public record BatchSummary(
        String model,
        String batch,
        String name,
        long sequence,
        Instant acceptedAt,
        @Nullable Instant from,
        @Nullable Instant to,
        long rows,
        @Nullable Verdict driftVerdict,
        List<String> driftedFeatures,
        @Nullable Double driftShare,
        int qualityFindings,
        @Nullable Verdict performanceVerdict,
        Map<String, Double> performance,
        @Nullable Double score,
        RiskLevel level,
        int revision,
        @Defaulted List<String> outOfRange) {

    public BatchSummary {
        outOfRange = outOfRange == null ? List.of() : List.copyOf(outOfRange);
    }
}
