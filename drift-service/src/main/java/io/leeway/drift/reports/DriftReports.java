package io.leeway.drift.reports;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.Verdict;
import io.leeway.drift.evaluation.DriftPolicy;
import io.leeway.drift.profiles.DataProfile;
import io.leeway.drift.profiles.MonitoredColumns;
import io.leeway.drift.quality.QualityService;

/** Makes a batch's report. */
@ApplicationScoped
public class DriftReports {

    private final DriftPolicy policy;
    private final QualityService quality;

    DriftReports(DriftPolicy policy, QualityService quality) {
        this.policy = policy;
        this.quality = quality;
    }

    /** Compares a batch with its reference; the same profiles always give the same report but for the time. */
    public DriftReport of(ModelDefinition definition, BatchRef batch, DataProfile reference, DataProfile current) {
        List<ColumnDrift> features = policy.judge(definition.features(), reference, current, definition.drift(), false);
        List<ColumnDrift> predictions =
                policy.judge(MonitoredColumns.predictions(definition), reference, current, definition.drift(), true);
        List<String> drifted = features.stream()
                .filter(feature -> feature.verdict() == Verdict.DRIFTED)
                .map(ColumnDrift::column)
                .toList();
        long judged = features.stream()
                .filter(feature -> feature.verdict() != Verdict.INSUFFICIENT_DATA)
                .count();
        Verdict verdict =
                judged == 0 ? Verdict.INSUFFICIENT_DATA : drifted.isEmpty() ? Verdict.STABLE : Verdict.DRIFTED;
        return new DriftReport(
                batch,
                verdict,
                judged == 0
                        ? "no feature can be judged: the batch has " + current.rows() + " rows, the reference "
                                + reference.rows() + "; "
                                + definition.drift().minimumRows() + " usable values are needed"
                        : null,
                features,
                predictions,
                quality.check(definition, reference, current),
                drifted,
                judged == 0 ? null : drifted.size() / (double) judged,
                Instant.now(),
                1);
    }
}
