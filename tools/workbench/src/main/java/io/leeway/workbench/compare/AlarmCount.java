package io.leeway.workbench.compare;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.Unusualness;
import io.leeway.evaluation.drift.DriftFindings;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.watch.AlarmSource;
import io.leeway.evaluation.watch.DriftWatch;
import io.leeway.evaluation.watch.PerformanceWatch;

/** Batches of one size, watched one after another by each policy, and how many raised an alarm. */
final class AlarmCount {

    /** Intervals of a classifier's scores are resampled, which takes a second for each larger batch. */
    static final int MOST_LABELLED = 1_000;

    private final Map<Alarm, Integer> alarms = new HashMap<>();
    private final Map<DriftPolicyName, Integer> features = new EnumMap<>(DriftPolicyName.class);
    private final Set<String> usual = new TreeSet<>();
    private int batches;
    private int withHistory;
    private boolean performance;

    private record Alarm(DriftPolicyName policy, AlarmSource source) {}

    private AlarmCount() {}

    /** Counts the alarms of so many batches of a size; fewer where there are no more. */
    static AlarmCount of(NullBatches source, int size, int batches) {
        AlarmCount count = new AlarmCount();
        source.ofSize(size, batches).forEach(count::watch);
        return count;
    }

    private void watch(NullBatches.Watch watched) {
        WatchedReference reference = watched.reference();
        Map<DriftPolicyName, DriftWatch> watches = new EnumMap<>(DriftPolicyName.class);
        for (DriftPolicyName policy : DriftPolicyName.values()) {
            watches.put(policy, reference.drift(policy));
        }
        Optional<PerformanceWatch> labels = reference.performance();
        int number = 0;
        for (Iterator<Block> all = watched.batches().iterator(); all.hasNext(); number++) {
            Block rows = all.next();
            DataProfile profile = reference.profile(rows);
            Optional<PerformanceReport> report =
                    rows.rows() > MOST_LABELLED ? Optional.empty() : labels.map(watch -> watch.next(rows));
            boolean counted = number >= watched.before();
            batches += counted ? 1 : 0;
            withHistory += counted && number >= reference.history() ? 1 : 0;
            performance |= report.isPresent();
            watches.forEach((policy, watch) -> {
                DriftFindings findings = watch.next(profile);
                if (counted) {
                    count(policy, findings, report);
                }
            });
        }
    }

    private void count(DriftPolicyName policy, DriftFindings findings, Optional<PerformanceReport> report) {
        features.merge(policy, findings.driftedFeatures().size(), Integer::sum);
        for (AlarmSource source : AlarmSource.values()) {
            if (source.in(findings) || report.filter(source::in).isPresent()) {
                alarms.merge(new Alarm(policy, source), 1, Integer::sum);
            }
        }
        Unusualness unusualness = findings.unusualness();
        if (unusualness != null) {
            usual.add(
                    switch (unusualness.basis()) {
                        case CHUNKS -> unusualness.chunks() + " chunks";
                        case EFFECTIVE_ROWS -> "what rows are worth";
                        case INDEPENDENT_ROWS -> "independent rows";
                        case UNKNOWN -> "nothing";
                    });
        }
    }

    /** How many batches were counted. */
    int batches() {
        return batches;
    }

    /** How many of them have enough batches before them that a change over time can be told. */
    int withHistory() {
        return withHistory;
    }

    /** What said what is usual, under the policy that asks; several things where that differs from batch to batch. */
    Set<String> usual() {
        return usual;
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
        return performance;
    }
}
