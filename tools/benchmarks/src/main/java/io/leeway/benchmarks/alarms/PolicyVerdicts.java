package io.leeway.benchmarks.alarms;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.calibration.Usual;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.policy.DriftPolicy;
import io.leeway.evaluation.policy.Judgement;
import io.leeway.evaluation.profiles.ColumnLayer;
import io.leeway.evaluation.profiles.DataProfile;

/** What the policies say of features, without all else that a report says. */
final class PolicyVerdicts {

    private PolicyVerdicts() {}

    static Map<String, Judgement> of(
            DriftPolicyName policy, ModelDefinition definition, DataProfile reference, DataProfile current) {
        return DriftPolicy.of(policy, Detectors.builtIn(), Usual.unknown())
                .judge(
                        List.of(ColumnLayer.features(definition.features())),
                        reference,
                        current,
                        definition.drift().with(policy))
                .columns();
    }

    static boolean anyDrifted(
            DriftPolicyName policy, ModelDefinition definition, DataProfile reference, DataProfile current) {
        return !drifted(of(policy, definition, reference, current)).isEmpty();
    }

    static Set<String> drifted(Map<String, Judgement> judgements) {
        return judgements.entrySet().stream()
                .filter(column -> column.getValue().outcome().verdict() == Verdict.DRIFTED)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Whether the shift of one of these columns is beyond chance, be it large or small. */
    static boolean anySignificant(Map<String, Judgement> judgements, Collection<String> columns) {
        return columns.stream().map(judgements::get).anyMatch(judgement -> judgement.statistics().stream()
                .filter(statistic -> statistic.pValue() != null)
                .findFirst()
                .filter(StatisticResult::exceeded)
                .isPresent());
    }
}
