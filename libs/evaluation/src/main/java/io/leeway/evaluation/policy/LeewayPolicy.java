package io.leeway.evaluation.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.evaluation.detector.Detector;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.detector.Measurement;
import io.leeway.evaluation.profiles.ColumnLayer;
import io.leeway.evaluation.profiles.ColumnPair;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.multiple.BenjaminiHochberg;

/**
 * The default policy: a column has drifted when its shift is significant, at a false-discovery rate over all columns
 * together, and material, with an effect size above its floor, so that neither a tiny batch nor a huge one decides alone; or
 * when a detector that the model names is over its threshold.
 */
final class LeewayPolicy implements DriftPolicy {

    private static final BenjaminiHochberg CORRECTION = new BenjaminiHochberg();

    private final Detectors detectors;

    LeewayPolicy(Detectors detectors) {
        this.detectors = detectors;
    }

    @Override
    public Map<String, Judgement> judge(
            ColumnLayer layer, DataProfile reference, DataProfile current, DriftSettings settings) {
        Evidences evidences = new Evidences(detectors, layer.kind());
        Map<String, ColumnPair> pairs = new LinkedHashMap<>();
        layer.types()
                .forEach((column, type) -> pairs.put(
                        column, ColumnPair.of(column, type, reference, current).withoutRoundingNoise()));
        Map<String, Evidence> evidence = new LinkedHashMap<>();
        pairs.forEach((column, pair) -> evidence.put(column, evidences.of(pair, settings.of(column))));
        Map<String, Double> adjusted = adjust(evidence);
        Map<String, Judgement> judgements = new LinkedHashMap<>();
        evidence.forEach((column, found) -> {
            ColumnPair pair = Objects.requireNonNull(pairs.get(column), "each column has both");
            List<StatisticResult> chosen = chosen(pair, settings.of(column));
            judgements.put(column, judge(found, adjusted.get(column), chosen, settings.of(column)));
        });
        return judgements;
    }

    /** Only columns that can be judged count among those that the correction is for. */
    private static Map<String, Double> adjust(Map<String, Evidence> evidence) {
        Map<String, Double> tested = new LinkedHashMap<>();
        evidence.forEach((column, found) -> {
            if (found.lack() == null && found.significance().pValue() != null) {
                tested.put(column, found.significance().pValue());
            }
        });
        double[] adjusted = CORRECTION.adjust(
                tested.values().stream().mapToDouble(Double::doubleValue).toArray());
        int position = 0;
        for (Map.Entry<String, Double> entry : tested.entrySet()) {
            entry.setValue(adjusted[position++]);
        }
        return tested;
    }

    /** What the detectors that the model names say. */
    private List<StatisticResult> chosen(ColumnPair pair, DriftSettings settings) {
        List<StatisticResult> results = new ArrayList<>();
        settings.detectors().forEach((word, threshold) -> {
            StatisticName name = StatisticName.of(word);
            Optional<Detector> installed = detectors.find(name);
            if (installed.isEmpty()) {
                results.add(Measurement.undefined("", "no detector of this name is installed")
                        .toResult(name, threshold));
                return;
            }
            installed.get().measure(pair).ifPresent(measurement -> results.add(measurement.toResult(name, threshold)));
        });
        return results;
    }

    private static Judgement judge(
            Evidence evidence, @Nullable Double adjustedPValue, List<StatisticResult> chosen, DriftSettings settings) {
        List<StatisticResult> statistics = new ArrayList<>();
        statistics.add(evidence.tested(adjustedPValue, settings.alpha()));
        statistics.addAll(evidence.effects());
        statistics.addAll(evidence.informative());
        statistics.addAll(chosen);
        return new Judgement(decide(evidence, adjustedPValue, chosen, settings), statistics);
    }

    private static DriftOutcome decide(
            Evidence evidence, @Nullable Double adjustedPValue, List<StatisticResult> chosen, DriftSettings settings) {
        if (evidence.lack() != null) {
            return new DriftOutcome.InsufficientData(evidence.lack());
        }
        Optional<StatisticResult> detected =
                chosen.stream().filter(StatisticResult::exceeded).findFirst();
        if (detected.isPresent()) {
            return new DriftOutcome.Drifted(effect(detected.get()));
        }
        if (adjustedPValue == null) {
            return new DriftOutcome.InsufficientData("no test is defined for these values");
        }
        Optional<StatisticResult> material =
                evidence.effects().stream().filter(StatisticResult::exceeded).findFirst();
        boolean significant = adjustedPValue <= settings.alpha();
        if (significant && material.isPresent()) {
            String decisive = evidence.significance().decisive();
            return new DriftOutcome.Drifted(String.format(
                    Locale.ROOT,
                    "adjusted p = %.2g%s; %s",
                    adjustedPValue,
                    decisive.isEmpty() ? "" : " (" + decisive + ")",
                    effect(material.get())));
        }
        return new DriftOutcome.Stable(remark(adjustedPValue, significant, material));
    }

    /** Why it is stable although one of the numbers beside the verdict looks like drift. */
    private static @Nullable String remark(
            double adjustedPValue, boolean significant, Optional<StatisticResult> material) {
        if (significant) {
            return String.format(
                    Locale.ROOT, "beyond chance (adjusted p = %.2g), but too small to matter", adjustedPValue);
        }
        return material.map(large -> String.format(
                        Locale.ROOT,
                        "%s, but within what chance explains in so few rows (adjusted p = %.2g)",
                        effect(large),
                        adjustedPValue))
                .orElse(null);
    }

    private static String effect(StatisticResult result) {
        return String.format(
                Locale.ROOT, "%s = %.3f, above %s", result.name(), result.effectSize(), result.threshold());
    }
}
