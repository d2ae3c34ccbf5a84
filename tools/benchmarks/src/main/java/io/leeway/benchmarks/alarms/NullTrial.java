package io.leeway.benchmarks.alarms;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.ChangeFinding;
import io.leeway.contracts.reports.ChangeKind;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.evaluation.calibration.Usual;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.drift.DriftEvaluator;
import io.leeway.evaluation.drift.DriftFindings;
import io.leeway.evaluation.performance.Baseline;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.quality.QualitySettings;
import io.leeway.evaluation.watch.AlarmSource;
import io.leeway.evaluation.watch.DriftWatch;
import io.leeway.evaluation.watch.PerformanceWatch;

/**
 * Batches in which nothing has changed, of one size and against one reference, and what was raised all the same. The first
 * batches make the history that changes over time are told by and are not counted.
 */
final class NullTrial {

    static final List<DriftPolicyName> PARITY = List.of(DriftPolicyName.EVIDENTLY, DriftPolicyName.NANNYML);

    private final DataKind kind;
    private final Baseline baseline;
    private final DataProfile reference;
    private final List<DriftPolicyName> parity;
    private final Map<AlarmSource, Integer> alarms = new EnumMap<>(AlarmSource.class);
    private final Map<DriftPolicyName, Integer> drifted = new EnumMap<>(DriftPolicyName.class);
    private final Map<String, Integer> causes = new TreeMap<>();
    private int batches;

    /** @param parity the policies that judge the batches beside the default one */
    NullTrial(DataKind kind, Baseline baseline, DataProfile reference, List<DriftPolicyName> parity) {
        this.parity = parity;
        this.kind = kind;
        this.baseline = baseline;
        this.reference = reference;
    }

    /** Watches so many batches. */
    NullTrial watch(DataStream stream, int rows, int counted) {
        ModelDefinition definition = kind.definition();
        DriftWatch drift = new DriftWatch(
                new DriftEvaluator(Detectors.builtIn(), QualitySettings.defaults()),
                kind.monitored(),
                definition.drift(),
                reference,
                Usual.unknown());
        PerformanceWatch performance = new PerformanceWatch(definition, baseline);
        int before = definition.drift().dynamic().minimum();
        for (int batch = 0; batch < before + counted; batch++) {
            Block block = stream.next(rows);
            DataProfile profile = Learnt.batch(definition, block);
            DriftFindings findings = drift.next(profile);
            PerformanceReport report = performance.next(block);
            if (batch >= before) {
                count(findings, report, profile);
            }
        }
        return this;
    }

    private void count(DriftFindings findings, PerformanceReport report, DataProfile profile) {
        batches++;
        for (AlarmSource source : AlarmSource.values()) {
            if (source.in(findings) || source.in(report)) {
                alarms.merge(source, 1, Integer::sum);
            }
        }
        for (DriftPolicyName name : parity) {
            if (PolicyVerdicts.anyDrifted(name, kind.definition(), reference, profile)) {
                drifted.merge(name, 1, Integer::sum);
            }
        }
        Consumer<String> cause = name -> causes.merge(name, 1, Integer::sum);
        findings.driftedFeatures().forEach(feature -> cause.accept("drift"));
        findings.quality().forEach(finding -> cause.accept("quality " + finding.check()));
        findings.changes().forEach(change -> cause.accept(cause(change)));
        report.metrics().stream()
                .filter(metric -> AlarmSource.PERFORMANCE.in(report) && metric.exceeded())
                .forEach(metric -> cause.accept("performance " + metric.name()));
        report.changes().forEach(change -> cause.accept(cause(change)));
    }

    /** Of a change of the concept, the output that moved is of interest. */
    private static String cause(ChangeFinding change) {
        String kind = change.kind().name().toLowerCase(Locale.ROOT);
        return kind + " change of " + (change.kind() == ChangeKind.CONCEPT ? change.column() : change.metric());
    }

    int alarms(AlarmSource source) {
        return alarms.getOrDefault(source, 0);
    }

    /** Batches with a column that this policy calls drifted. */
    int drifted(DriftPolicyName policy) {
        return drifted.getOrDefault(policy, 0);
    }

    /** What was raised by which check or metric, and how often. */
    Map<String, Integer> causes() {
        return causes;
    }

    int batches() {
        return batches;
    }
}
