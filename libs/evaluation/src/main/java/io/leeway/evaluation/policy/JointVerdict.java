package io.leeway.evaluation.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.leeway.contracts.model.JointSettings;
import io.leeway.contracts.reports.CorrelationChange;
import io.leeway.contracts.reports.JointDrift;
import io.leeway.contracts.reports.JointDriftBuilder;
import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.StatisticResultBuilder;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.joint.JointComparison;

/** Decides on a comparison: it has drifted where a correlation, or the structure of all, is unusual and material. */
final class JointVerdict {

    private static final int SHOWN = 5;

    private final JointSettings settings;
    private final JointComparison comparison;
    private final JointMeans means;
    private final List<StatisticResult> statistics = new ArrayList<>();
    private final List<String> drifted = new ArrayList<>();

    JointVerdict(JointSettings settings, JointComparison comparison, JointMeans means) {
        this.settings = settings;
        this.comparison = comparison;
        this.means = means;
    }

    /** The verdict, with what it was decided on; at least one pair can be compared. */
    JointDriftBuilder judged() {
        List<CorrelationChange> farthest =
                comparison.farthest(SHOWN, (change, one, other) -> means.pValue(comparison, change, one, other));
        correlations(farthest);
        Optional<JointDrift.Structure> structure = comparison
                .structure()
                .map(found -> new JointDrift.Structure(found.components(), found.before(), found.now()));
        structure.ifPresent(this::structure);
        return JointDriftBuilder.builder()
                .verdict(drifted.isEmpty() ? Verdict.STABLE : Verdict.DRIFTED)
                .reason(drifted.isEmpty() ? null : String.join("; ", drifted))
                .statistics(statistics)
                .correlations(farthest)
                .structure(structure.orElse(null))
                .rows(Math.round(comparison.rows()))
                .codes(comparison.codes());
    }

    /** Of those that are unusual the one that moved farthest is named: near 1, a small change is a large one to Fisher. */
    private void correlations(List<CorrelationChange> farthest) {
        CorrelationChange first = farthest.getFirst();
        boolean unusual = means.isUnusual(first);
        CorrelationChange named = farthest.stream()
                .filter(change -> change.equals(first)
                        || (unusual && change.pValue() != null && change.pValue() <= means.level()))
                .max(Comparator.comparingDouble(CorrelationChange::moved))
                .orElseThrow();
        means.correlation(comparison, first).ifPresent(statistics::add);
        boolean material = add(
                StatisticName.CORRELATION,
                "change of the correlation of " + named.one() + " and " + named.other(),
                named.moved(),
                settings.correlation());
        if (unusual && material) {
            drifted.add(String.format(
                    Locale.ROOT,
                    "the correlation of %s and %s went from %.2f to %.2f",
                    named.one(),
                    named.other(),
                    named.reference(),
                    named.current()));
        }
    }

    private void structure(JointDrift.Structure structure) {
        Optional<StatisticResult> scored = means.structure();
        String method = "change of the share of squared distance outside the reference's " + structure.components()
                + " leading components";
        if (scored.isEmpty()) {
            statistics.add(StatisticResultBuilder.builder()
                    .name(StatisticName.STRUCTURE)
                    .method(method + "; not judged, which needs event times and enough chunks of the reference")
                    .value(structure.moved())
                    .effectSize(structure.moved())
                    .build());
            return;
        }
        statistics.add(scored.get());
        boolean material = add(StatisticName.STRUCTURE, method, structure.moved(), settings.structure());
        if (means.isStructureUnusual() && material) {
            drifted.add(String.format(
                    Locale.ROOT,
                    "%.0f %% of the squared distance lies outside the reference's %d leading components, and %.0f %% did",
                    100 * structure.current(),
                    structure.components(),
                    100 * structure.reference()));
        }
    }

    /** Writes an effect with its floor; whether it is material. */
    private boolean add(StatisticName name, String method, double effect, double floor) {
        boolean material = effect >= floor;
        statistics.add(StatisticResultBuilder.builder()
                .name(name)
                .method(method)
                .value(effect)
                .effectSize(effect)
                .threshold(floor)
                .exceeded(material)
                .build());
        return material;
    }
}
