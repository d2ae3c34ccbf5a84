package io.leeway.evaluation.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.Unusualness;
import io.leeway.evaluation.calibration.Calibration;
import io.leeway.evaluation.calibration.NullChoice;
import io.leeway.evaluation.calibration.Usual;
import io.leeway.evaluation.detector.Detector;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.detector.Measurement;
import io.leeway.evaluation.profiles.ColumnLayer;
import io.leeway.evaluation.profiles.ColumnPair;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.multiple.BenjaminiHochberg;

/**
 * The default policy: a column has drifted when it is unusual and material, with an effect size above its floor, so that
 * neither a tiny batch nor a huge one decides alone; or when a detector that the model names is over its threshold. Unusual is
 * what exceeds the differences between the reference's own chunks, where there are any; else what independent rows do not
 * explain, at a false-discovery rate over the columns of a layer.
 */
final class LeewayPolicy implements DriftPolicy {

    private static final BenjaminiHochberg CORRECTION = new BenjaminiHochberg();

    private final Detectors detectors;
    private final Usual usual;

    LeewayPolicy(Detectors detectors, Usual usual) {
        this.detectors = detectors;
        this.usual = usual;
    }

    @Override
    public Judgements judge(
            List<ColumnLayer> layers, DataProfile reference, DataProfile current, DriftSettings settings) {
        Map<String, ColumnPair> pairs = new LinkedHashMap<>();
        Map<String, Evidence> evidence = new LinkedHashMap<>();
        Map<String, Double> adjusted = new LinkedHashMap<>();
        Map<String, FeatureType> types = new LinkedHashMap<>();
        for (ColumnLayer layer : layers) {
            Evidences evidences = new Evidences(detectors, layer.kind());
            Map<String, Evidence> own = new LinkedHashMap<>();
            layer.types().forEach((column, type) -> {
                ColumnPair pair =
                        ColumnPair.of(column, type, reference, current).withoutRoundingNoise();
                pairs.put(column, pair);
                own.put(column, evidences.of(pair, settings.of(column)));
            });
            evidence.putAll(own);
            adjusted.putAll(adjust(own));
            types.putAll(layer.types());
        }
        NullChoice choice = usual.choose(types, reference, current.rows(), settings.minimumRows());
        Optional<Calibration> calibration = choice instanceof NullChoice.Learnt learnt
                ? Calibration.of(learnt, usual, reference, current, statistics(evidence))
                : Optional.empty();
        Map<String, Judgement> judgements = new LinkedHashMap<>();
        evidence.forEach((column, found) -> {
            ColumnPair pair = Objects.requireNonNull(pairs.get(column), "each column has both");
            List<StatisticResult> chosen = chosen(pair, settings.of(column));
            Optional<String> unknowable = unknowable(choice, column);
            Verdicts verdicts = unknowable.isPresent()
                    ? new UnknowableVerdicts(unknowable.get())
                    : calibration
                            .<Verdicts>flatMap(known -> CalibratedVerdicts.of(known, column))
                            .orElseGet(() -> new IndependentVerdicts(adjusted.get(column), settings.of(column)));
            judgements.put(column, verdicts.judge(found, chosen));
        });
        return new Judgements(
                judgements,
                calibration.map(Calibration::summary).orElseGet(() -> uncalibrated(choice)),
                JointJudge.judge(reference, current, settings, choice, calibration));
    }

    /** Why nothing says what is usual of a column; empty where something does. */
    private static Optional<String> unknowable(NullChoice choice, String column) {
        return switch (choice) {
            case NullChoice.Learnt learnt -> wandering(learnt.learnt().wandering(), column);
            case NullChoice.Unknowable(String reason, Map<String, Double> wandering) ->
                wandering(wandering, column).or(() -> Optional.of(reason));
            case NullChoice.Independent ignored -> Optional.empty();
        };
    }

    private static Optional<String> wandering(Map<String, Double> shares, String column) {
        return Optional.ofNullable(shares.get(column))
                .map(share -> String.format(
                        Locale.ROOT,
                        "its level wanders (%.0f %% of its variance lies between the reference's chunks), so the reference"
                                + " does not say what is usual; a relative feature, such as a change in per cent, could be"
                                + " judged",
                        100 * share));
    }

    private static Unusualness uncalibrated(NullChoice choice) {
        return switch (choice) {
            case NullChoice.Learnt ignored ->
                Unusualness.independent("the batch has too few values to be held against the reference's chunks");
            case NullChoice.Unknowable(String reason, Map<String, Double> ignored) -> Unusualness.unknown(reason);
            case NullChoice.Independent(String reason) -> Unusualness.independent(reason);
        };
    }

    private static Map<String, List<StatisticResult>> statistics(Map<String, Evidence> evidence) {
        Map<String, List<StatisticResult>> statistics = new LinkedHashMap<>();
        evidence.forEach((column, found) -> {
            List<StatisticResult> both = new ArrayList<>(found.effects());
            both.addAll(found.informative());
            statistics.put(column, both);
        });
        return statistics;
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
}
