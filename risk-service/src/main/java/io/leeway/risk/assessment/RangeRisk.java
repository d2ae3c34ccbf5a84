package io.leeway.risk.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.ColumnRange;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.OutOfRange;
import io.leeway.contracts.reports.RangeBasis;
import io.leeway.contracts.reports.RangeCheck;
import io.leeway.contracts.reports.RangeVerdict;
import io.leeway.contracts.reports.RiskPart;
import io.leeway.contracts.reports.RiskPartName;

/**
 * The part of the risk that is data outside of what the model was trained on. It takes its share of what the other parts leave
 * of the score: it never lowers a score, and where nothing lies outside, or where only the reference's range is known, there is
 * no such part and the score is that of the others.
 *
 * @param value 0 to 1
 * @param reason what lies outside, in a sentence
 */
record RangeRisk(double value, String reason) {

    /** Full, it begins the level "warning" by itself, where that is at its default. */
    static final double WEIGHT = 0.40;

    /**
     * Of a drift report; empty where nothing lies outside of what the model was trained on.
     *
     * @param features how many the model has
     * @param fullAt the share of their values outside at which it is full
     */
    static Optional<RangeRisk> of(DriftReport drift, int features, double fullAt) {
        RangeCheck check = drift.ranges();
        if (check == null) {
            return Optional.empty();
        }
        Optional<OutOfRange> finding = check.findings().stream()
                .filter(found -> found.basis() == RangeBasis.TRAINING)
                .findFirst();
        double outside = check.columns().stream()
                .filter(column -> column.basis() == RangeBasis.TRAINING)
                .filter(column -> column.verdict() == RangeVerdict.OUT_OF_RANGE)
                .mapToDouble(RangeRisk::share)
                .sum();
        return finding.map(found -> new RangeRisk(Math.min(1, outside / features / fullAt), found.message()));
    }

    private static double share(ColumnRange column) {
        Double share = column.share();
        return share == null ? 0 : share;
    }

    /** A score of the other parts, with this one; where none of them is known, of this one alone. */
    double raise(@Nullable Double score) {
        double raised = score == null ? 100 * value : score + (100 - score) * WEIGHT * value;
        return Math.round(10 * raised) / 10.0;
    }

    /** The parts with this one; what it takes of the score, the others lack. */
    List<RiskPart> among(List<RiskPart> others) {
        boolean alone = others.stream().allMatch(part -> part.value() == null);
        List<RiskPart> parts = new ArrayList<>();
        others.forEach(part -> parts.add(new RiskPart(
                part.name(),
                part.weight(),
                part.effectiveWeight() * (1 - WEIGHT * value),
                part.value(),
                part.reasons())));
        parts.add(new RiskPart(RiskPartName.RANGE, WEIGHT, alone ? 1 : WEIGHT, value, List.of(reason)));
        return parts;
    }
}
