package io.leeway.contracts.reports;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.Defaulted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.RiskLevel;

/**
 * How much a batch's findings matter, in one score with its parts.
 *
 * @param batch the batch
 * @param score 0 to 100, rounded to one decimal; absent when every part is unknown
 * @param level the level that the score reaches; once reached it is left only when the score falls clearly below
 * @param parts the four parts, known or not, and the part of what the model was not trained on where there is any
 * @param driftedFeatures names of the drifted features
 * @param driftShare share of drifted features, 0 to 1; absent when drift is unknown
 * @param performanceDrops the metrics whose drop exceeded what is allowed
 * @param qualityFindings the data-quality checks that failed
 * @param changes what changed over time, of every report
 * @param assessedAt when it was computed
 * @param revision grows each time another report of the batch comes in
 * @param driftRevision the revision of the drift report that it was made from; 0 where there is none
 * @param outOfRange what lies outside a range that the model knows, at most one finding a basis; only that of the training
 *     counts for the score
 * @param shifts how the drifted features moved, the farthest first, {@link FeatureShift#MOST} at most
 */
@RecordBuilder
public record RiskAssessment(
        BatchRef batch,
        @Nullable Double score,
        RiskLevel level,
        List<RiskPart> parts,
        List<String> driftedFeatures,
        @Nullable Double driftShare,
        List<MetricResult> performanceDrops,
        List<QualityFinding> qualityFindings,
        List<ChangeFinding> changes,
        Instant assessedAt,
        int revision,
        int driftRevision,
        @Defaulted List<OutOfRange> outOfRange,
        @Defaulted List<FeatureShift> shifts) {

    public RiskAssessment {
        Objects.requireNonNull(batch, "batch");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(parts, "parts");
        Objects.requireNonNull(driftedFeatures, "driftedFeatures");
        Objects.requireNonNull(performanceDrops, "performanceDrops");
        Objects.requireNonNull(qualityFindings, "qualityFindings");
        Objects.requireNonNull(assessedAt, "assessedAt");
        changes = changes == null ? List.of() : List.copyOf(changes);
        shifts = shifts == null ? List.of() : List.copyOf(shifts);
        outOfRange = outOfRange == null ? List.of() : List.copyOf(outOfRange);
    }

    /** What lies outside a range of that basis; empty where nothing does. */
    public Optional<OutOfRange> outOfRange(RangeBasis basis) {
        return outOfRange.stream().filter(finding -> finding.basis() == basis).findFirst();
    }

    /** Whether it says anything of ranges: it has a drift report, and rows enough to be held against them. */
    public boolean judgesRanges(ModelDefinition definition) {
        return driftRevision > 0 && batch.rows() >= definition.drift().minimumRows();
    }

    /** The metrics that dropped, the one first that did so farthest beyond what it may. */
    public List<MetricResult> worstDropsFirst() {
        return performanceDrops.stream()
                .sorted(Comparator.comparingDouble(MetricResult::dropOverAllowed)
                        .reversed())
                .toList();
    }
}
