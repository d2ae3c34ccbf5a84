package io.leeway.risk.assessment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.JointDrift;
import io.leeway.contracts.reports.MetricResult;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.QualityFinding;
import io.leeway.contracts.reports.RangeCheck;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.contracts.reports.RiskAssessmentBuilder;
import io.leeway.contracts.reports.RiskPart;
import io.leeway.contracts.reports.RiskPartName;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.Verdict;

/**
 * Scores a batch from its reports: 100 x (0.35 statistical + 0.15 quality + 0.20 prediction + 0.30 performance), each
 * part from 0 to 1. A part that is not known is left out and the others weigh more; it never counts as healthy. Where half of
 * a column's values are gone, the score is at least where the level "warning" begins. Data outside of what the model was trained
 * on raises the score further: see {@link RangeRisk}.
 */
@ApplicationScoped
public class RiskScorer {

    private static final double STATISTICAL = 0.35;
    private static final double QUALITY = 0.15;
    private static final double PREDICTION = 0.20;
    private static final double PERFORMANCE = 0.30;

    /** Checks of values that are not there, or are not what they are said to be. */
    private static final Set<String> BREAKING = Set.of("missing", "type-violation", "probability-sum");

    private static final double BROKEN_FROM = 0.5;

    private final RiskConfig config;

    RiskScorer(RiskConfig config) {
        this.config = config;
    }

    /** Why there is no performance report of a batch without labels. */
    public static final String NO_LABELS = "no labels have come yet";

    /** A part's value, unless unknown, and the reasons for it. */
    private record Part(
            RiskPartName name, double weight, @Nullable Double value, List<String> reasons) {}

    /**
     * Assesses a batch.
     *
     * @param drift its drift report; absent while it has none
     * @param performance its performance report, likewise
     * @param lack why there is no performance report, where there is none
     * @param before the level of the batch before it, which is left only when the score falls clearly below its beginning
     */
    public RiskAssessment assess(
            BatchRef batch,
            ModelDefinition definition,
            Optional<DriftReport> drift,
            Optional<PerformanceReport> performance,
            String lack,
            RiskLevel before) {
        List<Part> parts = List.of(
                statistical(drift, definition),
                quality(drift, definition),
                prediction(drift),
                performance(performance, lack));
        double known = parts.stream()
                .filter(part -> part.value() != null)
                .mapToDouble(Part::weight)
                .sum();
        Double score = known == 0 ? null : score(parts, known);
        List<RiskPart> weighted =
                parts.stream().map(part -> weighted(part, known)).toList();
        Optional<RangeRisk> outside = drift.flatMap(
                report -> RangeRisk.of(report, definition.features().size(), config.rangeFullAt()));
        if (outside.isPresent()) {
            score = outside.get().raise(score);
            weighted = outside.get().among(weighted);
        }
        if (score != null && drift.filter(RiskScorer::isBroken).isPresent()) {
            score = Math.max(score, definition.risk().warning());
        }
        return RiskAssessmentBuilder.builder()
                .batch(batch)
                .score(score)
                .level(RiskLevels.of(score, before, definition.risk()))
                .parts(weighted)
                .driftedFeatures(drift.map(DriftReport::driftedFeatures).orElse(List.of()))
                .driftShare(drift.map(DriftReport::driftShare).orElse(null))
                .performanceDrops(performance.map(RiskScorer::exceeded).orElse(List.of()))
                .qualityFindings(drift.map(DriftReport::quality).orElse(List.of()))
                .changes(Changes.of(drift, performance))
                .assessedAt(Instant.now())
                .revision(drift.map(DriftReport::revision).orElse(0)
                        + performance.map(PerformanceReport::revision).orElse(0))
                .driftRevision(drift.map(DriftReport::revision).orElse(0))
                .outOfRange(
                        drift.map(DriftReport::ranges).map(RangeCheck::findings).orElse(List.of()))
                .shifts(drift.map(Shifts::of).orElse(List.of()))
                .build();
    }

    private static double score(List<Part> parts, double known) {
        double sum = parts.stream()
                .filter(part -> part.value() != null)
                .mapToDouble(part -> part.weight() * Objects.requireNonNull(part.value()))
                .sum();
        return Math.round(1_000 * sum / known) / 10.0;
    }

    private static RiskPart weighted(Part part, double known) {
        double effective = part.value() == null ? 0 : part.weight() / known;
        return new RiskPart(part.name(), part.weight(), effective, part.value(), part.reasons());
    }

    private Part statistical(Optional<DriftReport> report, ModelDefinition definition) {
        if (report.isEmpty()) {
            return new Part(RiskPartName.STATISTICAL, STATISTICAL, null, List.of("the drift report has not come yet"));
        }
        DriftReport drift = report.get();
        Double share = drift.driftShare();
        if (share == null) {
            return new Part(RiskPartName.STATISTICAL, STATISTICAL, null, List.of(String.valueOf(drift.reason())));
        }
        List<String> reasons = new ArrayList<>();
        long unjudged = drift.features().stream()
                .filter(feature -> feature.verdict() == Verdict.INSUFFICIENT_DATA)
                .count();
        reasons.add(drift.driftedFeatures().size() + " of "
                + (definition.features().size() - unjudged) + (unjudged == 0 ? "" : " judged") + " features drifted");
        if (unjudged > 0) {
            reasons.add(unjudged + " could not be judged");
        }
        drift.features().stream()
                .filter(feature -> feature.verdict() == Verdict.DRIFTED)
                .map(feature -> feature.column() + ": " + feature.reason())
                .forEach(reasons::add);
        JointDrift joint = drift.joint();
        if (joint != null && joint.verdict() == Verdict.DRIFTED) {
            // As one more column; where it is stable, the share is that of the features.
            long judged = drift.features().size() - unjudged;
            share = (drift.driftedFeatures().size() + 1) / (judged + 1.0);
            reasons.add("features together: " + joint.reason());
        }
        return new Part(RiskPartName.STATISTICAL, STATISTICAL, full(share, config.statisticalFullAt()), reasons);
    }

    private Part quality(Optional<DriftReport> report, ModelDefinition definition) {
        if (report.isEmpty()) {
            return new Part(RiskPartName.QUALITY, QUALITY, null, List.of("the drift report has not come yet"));
        }
        DriftReport drift = report.get();
        // Values that are missing altogether leave no drift to judge, and are the worst of data all the same.
        boolean tested = drift.verdict() != Verdict.INSUFFICIENT_DATA
                || drift.quality().stream().anyMatch(finding -> finding.pValue() != null);
        if (!tested) {
            return new Part(RiskPartName.QUALITY, QUALITY, null, List.of(String.valueOf(drift.reason())));
        }
        long columns =
                drift.quality().stream().map(QualityFinding::column).distinct().count();
        List<String> reasons = drift.quality().isEmpty()
                ? new ArrayList<>(List.of("no check failed"))
                : new ArrayList<>(drift.quality().stream()
                        .map(finding -> finding.column() + ": " + finding.message())
                        .toList());
        if (isBroken(drift)) {
            reasons.add("half of a column's values or more are gone, which is a warning at least");
        }
        return new Part(
                RiskPartName.QUALITY,
                QUALITY,
                full((double) columns / definition.features().size(), config.qualityFullAt()),
                reasons);
    }

    /** Whether half of a column's values are gone: whatever else holds, somebody has to look. */
    private static boolean isBroken(DriftReport drift) {
        return drift.quality().stream()
                .filter(finding -> BREAKING.contains(finding.check()))
                .anyMatch(finding -> finding.current() - finding.reference() >= BROKEN_FROM);
    }

    private Part prediction(Optional<DriftReport> report) {
        if (report.isEmpty()) {
            return new Part(RiskPartName.PREDICTION, PREDICTION, null, List.of("the drift report has not come yet"));
        }
        List<Output> judged = Output.of(report.get()).stream()
                .filter(output -> output.verdict() != Verdict.INSUFFICIENT_DATA)
                .toList();
        if (judged.isEmpty()) {
            return new Part(RiskPartName.PREDICTION, PREDICTION, null, List.of(whyNotJudged(report.get())));
        }
        List<Output> drifted = judged.stream()
                .filter(output -> output.verdict() == Verdict.DRIFTED)
                .toList();
        double effect = drifted.stream()
                .mapToDouble(output -> effectOverThreshold(output.statistics()))
                .max()
                .orElse(0);
        List<String> reasons = drifted.isEmpty()
                ? List.of("the model's output is distributed as in the reference")
                : drifted.stream()
                        .map(output -> output.name() + ": " + output.reason())
                        .toList();
        return new Part(RiskPartName.PREDICTION, PREDICTION, full(effect, config.predictionFullAt()), reasons);
    }

    private static String whyNotJudged(DriftReport drift) {
        return Output.of(drift).stream()
                .filter(output -> output.reason() != null)
                .map(output -> output.name() + ": " + output.reason())
                .findFirst()
                .orElse("too few predictions to judge");
    }

    /**
     * The largest effect size of a drifted output in units of its threshold. A test's statistic is no effect size; what
     * drifted by a test alone counts as at its threshold, so that it never passes for healthy.
     */
    private static double effectOverThreshold(List<StatisticResult> statistics) {
        return statistics.stream()
                .filter(statistic -> statistic.pValue() == null && statistic.exceeded())
                .filter(statistic -> statistic.effectSize() != null && statistic.threshold() != null)
                .mapToDouble(RiskScorer::ratio)
                .max()
                .orElse(1);
    }

    private static double ratio(StatisticResult statistic) {
        double threshold = Objects.requireNonNull(statistic.threshold());
        double effect = Objects.requireNonNull(statistic.effectSize());
        return threshold > 0 ? effect / threshold : Double.MAX_VALUE;
    }

    private Part performance(Optional<PerformanceReport> report, String lack) {
        if (report.isEmpty()) {
            return new Part(RiskPartName.PERFORMANCE, PERFORMANCE, null, List.of(lack));
        }
        PerformanceReport performance = report.get();
        if (performance.verdict() == Verdict.INSUFFICIENT_DATA) {
            return new Part(RiskPartName.PERFORMANCE, PERFORMANCE, null, List.of(String.valueOf(performance.reason())));
        }
        List<MetricResult> exceeded = exceeded(performance);
        double drop = exceeded.stream()
                .mapToDouble(metric -> Objects.requireNonNull(metric.drop())
                        / Math.max(1e-9, Objects.requireNonNull(metric.allowedDrop())))
                .max()
                .orElse(0);
        List<String> reasons = exceeded.isEmpty()
                ? List.of("no metric dropped by more than is allowed, beyond chance")
                : exceeded.stream().map(RiskScorer::describe).toList();
        return new Part(RiskPartName.PERFORMANCE, PERFORMANCE, full(drop, config.performanceFullAt()), reasons);
    }

    private static String describe(MetricResult metric) {
        return String.format(
                Locale.ROOT, "%s is %.3f, the baseline %.3f", metric.name(), metric.value(), metric.baseline());
    }

    private static List<MetricResult> exceeded(PerformanceReport report) {
        return report.verdict() == Verdict.INSUFFICIENT_DATA
                ? List.of()
                : report.metrics().stream().filter(MetricResult::exceeded).toList();
    }

    private static double full(double value, double fullAt) {
        return Math.min(1, value / fullAt);
    }
}
