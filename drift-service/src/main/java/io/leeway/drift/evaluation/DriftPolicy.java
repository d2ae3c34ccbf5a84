package io.leeway.drift.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.drift.profiles.DataProfile;
import io.leeway.statistics.multiple.BenjaminiHochberg;

/**
 * Decides which columns have drifted: those whose shift is significant, at a false-discovery rate over all columns
 * together, and material, with an effect size above its floor. Neither a tiny batch nor a huge one decides alone.
 */
@ApplicationScoped
public class DriftPolicy {

    private static final BenjaminiHochberg CORRECTION = new BenjaminiHochberg();

    /**
     * Judges columns that belong together.
     *
     * @param columns the columns and their types
     * @param withMeanShift whether the shift of a numeric column's mean is reported too
     * @return one entry a column, in the same order
     */
    public List<ColumnDrift> judge(
            Map<String, FeatureType> columns,
            DataProfile reference,
            DataProfile current,
            DriftSettings settings,
            boolean withMeanShift) {
        Map<String, Evidence> evidence = new LinkedHashMap<>();
        columns.forEach((column, type) -> evidence.put(
                column,
                type == FeatureType.NUMERIC
                        ? NumericEvidence.of(
                                reference.numeric(column), current.numeric(column), settings, withMeanShift)
                        : CategoricalEvidence.of(
                                reference.categorical(column), current.categorical(column), settings)));
        Map<String, Double> adjusted = adjust(evidence);
        List<ColumnDrift> judged = new ArrayList<>();
        evidence.forEach((column, found) -> judged.add(
                judge(column, columns.get(column), found, adjusted.get(column), reference, current, settings)));
        return judged;
    }

    /** Only columns that can be judged count among those that the correction is for. */
    private static Map<String, Double> adjust(Map<String, Evidence> evidence) {
        List<String> tested = evidence.entrySet().stream()
                .filter(entry ->
                        entry.getValue().lack() == null && entry.getValue().test() != null)
                .map(Map.Entry::getKey)
                .toList();
        double[] adjusted = CORRECTION.adjust(tested.stream()
                .mapToDouble(column -> Optional.ofNullable(evidence.get(column).test())
                        .orElseThrow()
                        .pValue())
                .toArray());
        Map<String, Double> byColumn = new LinkedHashMap<>();
        for (int i = 0; i < adjusted.length; i++) {
            byColumn.put(tested.get(i), adjusted[i]);
        }
        return byColumn;
    }

    private static ColumnDrift judge(
            String column,
            FeatureType type,
            Evidence evidence,
            @Nullable Double adjustedPValue,
            DataProfile reference,
            DataProfile current,
            DriftSettings settings) {
        DriftOutcome outcome = decide(evidence, adjustedPValue, settings);
        boolean numeric = type == FeatureType.NUMERIC;
        return new ColumnDrift(
                column,
                type,
                outcome.verdict(),
                explanation(outcome),
                statistics(evidence, adjustedPValue, settings),
                numeric
                        ? ColumnSummaries.of(reference.numeric(column))
                        : ColumnSummaries.of(reference.categorical(column)),
                numeric ? ColumnSummaries.of(current.numeric(column)) : ColumnSummaries.of(current.categorical(column)),
                numeric
                        ? Distributions.of(reference.numeric(column), current.numeric(column))
                        : Distributions.of(reference.categorical(column), current.categorical(column)));
    }

    /** Drifted when the adjusted p-value is at most alpha and an effect is above its floor. */
    static DriftOutcome decide(Evidence evidence, @Nullable Double adjustedPValue, DriftSettings settings) {
        if (evidence.lack() != null) {
            return new DriftOutcome.InsufficientData(evidence.lack());
        }
        Evidence.Test test = evidence.test();
        if (test == null || adjustedPValue == null) {
            return new DriftOutcome.InsufficientData("no test is defined for these values");
        }
        Optional<Evidence.Effect> material = evidence.largestMaterial();
        if (adjustedPValue > settings.alpha() || material.isEmpty()) {
            return new DriftOutcome.Stable();
        }
        Evidence.Effect effect = material.get();
        return new DriftOutcome.Drifted(String.format(
                Locale.ROOT,
                "%s: adjusted p = %.2g; %s = %.3f, above %s",
                test.name(),
                adjustedPValue,
                effect.name(),
                effect.value(),
                effect.floor()));
    }

    private static @Nullable String explanation(DriftOutcome outcome) {
        return switch (outcome) {
            case DriftOutcome.Stable ignored -> null;
            case DriftOutcome.Drifted(String explanation) -> explanation;
            case DriftOutcome.InsufficientData(String reason) -> reason;
        };
    }

    private static List<StatisticResult> statistics(
            Evidence evidence, @Nullable Double adjustedPValue, DriftSettings settings) {
        List<StatisticResult> results = new ArrayList<>();
        Evidence.Test test = evidence.test();
        if (test != null) {
            results.add(new StatisticResult(
                    test.name(),
                    test.method(),
                    test.statistic(),
                    test.pValue(),
                    adjustedPValue,
                    settings.alpha(),
                    adjustedPValue != null && adjustedPValue <= settings.alpha(),
                    null));
        }
        for (Evidence.Effect effect : evidence.effects()) {
            results.add(result(effect));
        }
        for (Evidence.Effect effect : evidence.informative()) {
            results.add(result(effect));
        }
        return results;
    }

    private static StatisticResult result(Evidence.Effect effect) {
        return new StatisticResult(
                effect.name(),
                effect.method(),
                effect.value(),
                effect.pValue(),
                null,
                effect.floor(),
                effect.isMaterial(),
                effect.reason());
    }
}
