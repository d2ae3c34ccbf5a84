package io.leeway.drift.reports;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.Verdict;
import io.leeway.drift.profiles.JudgedRows;
import io.leeway.evaluation.DriftPolicy;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.MonitoredColumns;
import io.leeway.evaluation.quality.DataQuality;
import io.leeway.evaluation.vectors.ImportancePolicy;
import io.leeway.evaluation.vectors.VectorPolicy;

/** Makes the report of a batch or window. */
@ApplicationScoped
public class DriftReports {

    private final DriftPolicy policy;
    private final DataQuality quality;
    private final DriftHistory history;

    DriftReports(DriftPolicy policy, DataQuality quality, DriftHistory history) {
        this.policy = policy;
        this.quality = quality;
        this.history = history;
    }

    /** Compares a batch with its reference; the same profiles and history give the same report but for the time. */
    public DriftReport of(JudgedRows rows, DataProfile reference) {
        ModelDefinition definition = rows.terms().definition();
        DataProfile current = rows.profile();
        DriftSettings settings = definition.drift();
        DriftHistory.Layers layers = history.compare(
                rows.batch(),
                settings,
                policy.judge(definition.features(), reference, current, settings, DriftPolicy.Layer.FEATURES),
                policy.judge(
                        MonitoredColumns.predictions(definition),
                        reference,
                        current,
                        settings,
                        DriftPolicy.Layer.PREDICTIONS),
                VectorPolicy.judge(reference, current, settings));
        List<String> drifted = layers.features().stream()
                .filter(feature -> feature.verdict() == Verdict.DRIFTED)
                .map(ColumnDrift::column)
                .toList();
        long judged = layers.features().stream()
                .filter(feature -> feature.verdict() != Verdict.INSUFFICIENT_DATA)
                .count();
        Double share = judged == 0 ? null : drifted.size() / (double) judged;
        return new DriftReport(
                rows.batch(),
                settings.policy(),
                DriftPolicy.overall(settings.policy(), share),
                share == null ? lack(reference, current, settings) : null,
                layers.features(),
                layers.predictions(),
                layers.vectors(),
                ImportancePolicy.judge(definition, reference, current).orElse(null),
                ConceptChange.in(layers, share),
                quality.check(definition, reference, current, rows.intake()),
                drifted,
                share,
                Instant.now(),
                rows.terms().revision());
    }

    private static @Nullable String lack(DataProfile reference, DataProfile current, DriftSettings settings) {
        return "no feature can be judged: the batch has " + current.rows() + " rows, the reference " + reference.rows()
                + "; " + settings.minimumRows() + " usable values are needed";
    }
}
