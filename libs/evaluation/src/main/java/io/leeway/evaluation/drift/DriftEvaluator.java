package io.leeway.evaluation.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.reports.ChangeFinding;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.FoldedColumn;
import io.leeway.contracts.reports.JointDrift;
import io.leeway.contracts.reports.Unusualness;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.change.Histories;
import io.leeway.evaluation.change.Series;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.policy.DriftPolicy;
import io.leeway.evaluation.quality.DataQuality;
import io.leeway.evaluation.quality.QualitySettings;
import io.leeway.evaluation.range.RangeChecker;
import io.leeway.evaluation.vectors.ImportancePolicy;
import io.leeway.evaluation.vectors.VectorPolicy;

/** Makes out what is to be said of drift: a pure function, the same case gives the same findings. */
public final class DriftEvaluator {

    private final Detectors detectors;
    private final ColumnJudge judge;
    private final DataQuality quality;

    /**
     * Evaluates by these rules.
     *
     * @param detectors those that a model may name
     * @param quality when a data-quality check fails
     */
    public DriftEvaluator(Detectors detectors, QualitySettings quality) {
        this.detectors = detectors;
        this.judge = new ColumnJudge(detectors);
        this.quality = new DataQuality(quality);
    }

    /** What is to be said of a case. */
    public DriftFindings evaluate(DriftCase drift) {
        ColumnJudge.Judged columns = judge.judge(
                List.of(drift.columns().features(), drift.columns().predictions()),
                drift.reference(),
                drift.current(),
                drift.settings(),
                drift.usual());
        DriftFindings.Layers layers = new DriftFindings.Layers(
                columns.layers().getFirst(),
                columns.layers().getLast(),
                VectorPolicy.judge(drift.reference(), drift.current(), drift.settings()));
        List<ChangeFinding> changes = new ArrayList<>();
        @Nullable Histories<Series> histories = drift.histories();
        if (histories != null) {
            DriftHistory history = new DriftHistory(drift.settings().dynamic(), histories);
            layers = new DriftFindings.Layers(
                    history.columns(layers.features()),
                    history.columns(layers.predictions()),
                    history.vectors(layers.vectors()));
            changes.addAll(history.changes());
        }
        return findings(drift, layers, columns, changes);
    }

    private DriftFindings findings(
            DriftCase drift, DriftFindings.Layers layers, ColumnJudge.Judged columns, List<ChangeFinding> overTime) {
        DriftSettings settings = drift.settings();
        List<String> drifted = layers.features().stream()
                .filter(feature -> feature.verdict() == Verdict.DRIFTED)
                .map(ColumnDrift::column)
                .toList();
        long judged = layers.features().stream()
                .filter(feature -> feature.verdict() != Verdict.INSUFFICIENT_DATA)
                .count();
        Double share = judged == 0 ? null : drifted.size() / (double) judged;
        List<ChangeFinding> changes = new ArrayList<>(overTime);
        @Nullable Unusualness unusualness = columns.unusualness();
        @Nullable JointDrift joint = columns.joint();
        boolean jointlyDrifted = joint != null && joint.verdict() == Verdict.DRIFTED;
        if (!jointlyDrifted) {
            ConceptChange.in(layers.predictions(), layers.vectors(), share).ifPresent(changes::add);
        }
        return DriftFindingsBuilder.builder()
                .policy(settings.policy())
                .verdict(
                        jointlyDrifted
                                ? Verdict.DRIFTED
                                : DriftPolicy.of(settings.policy(), detectors, drift.usual())
                                        .overall(share))
                .reason(share == null && !jointlyDrifted ? lack(drift, unusualness) : null)
                .layers(layers)
                .importance(ImportancePolicy.judge(
                                drift.columns().attributed(),
                                drift.reference(),
                                drift.current(),
                                settings.minimumRows())
                        .orElse(null))
                .changes(changes)
                .quality(quality.check(
                        drift.columns(),
                        drift.reference(),
                        drift.current(),
                        settings.minimumRows(),
                        drift.intake(),
                        drift.usual()))
                .driftedFeatures(drifted)
                .driftShare(share)
                .folded(folded(drift))
                .unusualness(unusualness)
                .ranges(RangeChecker.check(drift.columns(), settings, drift.reference(), drift.current())
                        .orElse(null))
                .joint(joint)
                .build();
    }

    private static List<FoldedColumn> folded(DriftCase drift) {
        return drift.intake().folded().entrySet().stream()
                .map(column -> new FoldedColumn(column.getKey(), column.getValue()))
                .sorted(Comparator.comparing(FoldedColumn::column))
                .toList();
    }

    private static String lack(DriftCase drift, @Nullable Unusualness unusualness) {
        if (unusualness != null && unusualness.basis() == Unusualness.Basis.UNKNOWN) {
            return "no feature can be judged: " + unusualness.reason();
        }
        return "no feature can be judged: the batch has " + drift.current().rows() + " rows, the reference "
                + drift.reference().rows() + "; " + drift.settings().minimumRows() + " usable values are needed";
    }
}
