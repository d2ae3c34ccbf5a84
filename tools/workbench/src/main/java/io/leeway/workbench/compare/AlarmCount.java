package io.leeway.workbench.compare;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.evaluation.drift.DriftFindings;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.watch.AlarmSource;
import io.leeway.evaluation.watch.DriftWatch;
import io.leeway.evaluation.watch.PerformanceWatch;

/** Batches of one size, drawn one after another and watched by each policy, and how many raised an alarm. */
final class AlarmCount {

    /** Intervals of a classifier's scores are resampled, which takes a second for each larger batch. */
    static final int MOST_LABELLED = 1_000;

    private final WatchedReference reference;
    private final int size;
    private final Map<DriftPolicyName, DriftWatch> watches = new EnumMap<>(DriftPolicyName.class);
    private final Optional<PerformanceWatch> performance;
    private final Map<Alarm, Integer> alarms = new HashMap<>();
    private final Map<DriftPolicyName, Integer> features = new EnumMap<>(DriftPolicyName.class);

    private record Alarm(DriftPolicyName policy, AlarmSource source) {}

    private AlarmCount(WatchedReference reference, int size) {
        this.reference = reference;
        this.size = size;
        this.performance = size > MOST_LABELLED ? Optional.empty() : reference.performance();
        for (DriftPolicyName policy : DriftPolicyName.values()) {
            watches.put(policy, reference.drift(policy));
        }
    }

    /** Counts the alarms of so many batches; a few before them are the history that changes over time are told by. */
    static AlarmCount of(WatchedReference reference, int size, int batches, long seed) {
        AlarmCount count = new AlarmCount(reference, size);
        Random before = new Random(~(seed + size));
        for (int batch = 0; batch < reference.history(); batch++) {
            count.watch(before, false);
        }
        Random random = new Random(seed + size);
        for (int batch = 0; batch < batches; batch++) {
            count.watch(random, true);
        }
        return count;
    }

    private void watch(Random random, boolean counted) {
        Block rows = reference.draw(size, random);
        DataProfile profile = reference.profile(rows);
        Optional<PerformanceReport> report = performance.map(watch -> watch.next(rows));
        watches.forEach((policy, watch) -> {
            DriftFindings findings = watch.next(profile);
            if (counted) {
                count(policy, findings, report);
            }
        });
    }

    private void count(DriftPolicyName policy, DriftFindings findings, Optional<PerformanceReport> report) {
        features.merge(policy, findings.driftedFeatures().size(), Integer::sum);
        for (AlarmSource source : AlarmSource.values()) {
            if (source.in(findings) || report.filter(source::in).isPresent()) {
                alarms.merge(new Alarm(policy, source), 1, Integer::sum);
            }
        }
    }

    /** Batches that raised an alarm of this source. */
    int alarms(DriftPolicyName policy, AlarmSource source) {
        return alarms.getOrDefault(new Alarm(policy, source), 0);
    }

    /** Drifted features, over all batches. */
    int driftedFeatures(DriftPolicyName policy) {
        return features.getOrDefault(policy, 0);
    }

    boolean hasPerformance() {
        return performance.isPresent();
    }
}
