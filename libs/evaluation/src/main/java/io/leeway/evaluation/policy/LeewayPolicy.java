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
import io.leeway.evaluation.calibration.EffectiveRows;
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

    /** What remains of a column without a verdict. */
    private static final String RANGE_IS_WATCHED =
            "; that its values stay within the range that the model knows is watched";

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
        Optional<EffectiveTests> effective = effective(choice, calibration, evidence, pairs);
        Map<String, Judgement> judgements = new LinkedHashMap<>();
        evidence.forEach((column, found) -> {
            ColumnPair pair = Objects.requireNonNull(pairs.get(column), "each column has both");
            DriftSettings own = settings.of(column);
            Optional<Verdicts> known = unknowable(choice, column)
                    .map(reason -> isRanged(layers, column) ? reason + RANGE_IS_WATCHED : reason)
                    .<Verdicts>map(UnknowableVerdicts::new)
                    .or(() -> calibration.flatMap(chunks -> CalibratedVerdicts.of(chunks, column)));
            Optional<Evidence> worth =
                    known.isPresent() ? Optional.empty() : effective.flatMap(tests -> tests.evidence(column, found));
            Verdicts verdicts = known.or(() -> worth.flatMap(any -> effective.map(tests -> tests.verdicts(column))))
                    .orElseGet(() -> new TestVerdicts(adjusted.get(column), own.alpha()));
            judgements.put(column, verdicts.judge(worth.orElse(found), chosen(pair, own)));
        });
        return new Judgements(
                judgements,
                calibration.map(Calibration::summary).orElseGet(() -> uncalibrated(choice, effective)),
                JointJudge.judge(reference, current, settings, choice, calibration));
    }

    /** The tests of rows that are worth less than independent ones, of the columns that are not held against chunks. */
    private Optional<EffectiveTests> effective(
            NullChoice choice,
            Optional<Calibration> calibration,
            Map<String, Evidence> evidence,
            Map<String, ColumnPair> pairs) {
        Optional<EffectiveRows> rows =
                switch (choice) {
                    case NullChoice.Learnt learnt -> Optional.of(learnt.learnt().rowsWorth());
                    case NullChoice.Effective worth -> Optional.of(worth.rows());
                    case NullChoice.Unknowable ignored -> Optional.empty();
                    case NullChoice.Independent ignored -> Optional.empty();
                };
        return rows.map(known -> {
            Map<String, ColumnPair> tested = new LinkedHashMap<>(pairs);
            tested.keySet()
                    .removeIf(column -> unknowable(choice, column).isPresent()
                            || Objects.requireNonNull(evidence.get(column), "each column has evidence")
                                            .lack()
                                    != null
                            || calibration
                                    .flatMap(chunks -> chunks.score(column))
                                    .isPresent());
            return EffectiveTests.of(known, usual.level(known.length(), known.chunks()), tested);
        });
    }

    /** Whether it is a numeric feature, whose range is checked whatever is known of its distribution. */
    private static boolean isRanged(List<ColumnLayer> layers, String column) {
        return layers.stream()
                .filter(layer -> layer.kind() == ColumnLayer.Kind.FEATURES)
                .anyMatch(layer -> layer.types().get(column) == FeatureType.NUMERIC);
    }

    /** Why nothing says what is usual of a column; empty where something does. */
    private static Optional<String> unknowable(NullChoice choice, String column) {
        return switch (choice) {
            case NullChoice.Learnt learnt -> wandering(learnt.learnt().wandering(), column);
            case NullChoice.Unknowable(String reason, Map<String, Double> wandering) ->
                wandering(wandering, column).or(() -> Optional.of(reason));
            case NullChoice.Effective(String ignored, EffectiveRows rows) ->
                wandering(rows.wandering(), column).or(() -> rows.tooLong(column));
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

    private static Unusualness uncalibrated(NullChoice choice, Optional<EffectiveTests> effective) {
        String reason =
                switch (choice) {
                    case NullChoice.Learnt ignored ->
                        "the batch has too few values to be held against the reference's chunks";
                    case NullChoice.Effective(String why, EffectiveRows ignored) -> why;
                    case NullChoice.Unknowable(String why, Map<String, Double> ignored) -> why;
                    case NullChoice.Independent(String why) -> why;
                };
        return choice instanceof NullChoice.Unknowable
                ? Unusualness.unknown(reason)
                : effective.flatMap(tests -> tests.summary(reason)).orElseGet(() -> Unusualness.independent(reason));
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
