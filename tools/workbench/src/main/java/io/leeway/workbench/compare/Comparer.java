package io.leeway.workbench.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.drift.DriftCase;
import io.leeway.evaluation.drift.DriftEvaluator;
import io.leeway.evaluation.drift.DriftFindings;
import io.leeway.evaluation.profiles.ColumnPair;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.MonitoredColumns;
import io.leeway.evaluation.quality.QualitySettings;

/** Reads two files and lays out what the evaluation says of them; it decides nothing itself. */
final class Comparer {

    private static final Detectors DETECTORS = Detectors.builtIn();

    private final DataProfile reference;
    private final DataProfile current;

    private Comparer(DataProfile reference, DataProfile current) {
        this.reference = reference;
        this.current = current;
    }

    /**
     * Compares two files.
     *
     * @param definition whose features and thresholds are used; without it every column that both have, and the defaults
     * @param policy instead of the definition's
     * @throws IllegalArgumentException if a file cannot be read or no column can be compared
     */
    static Comparison compare(
            Path referenceFile,
            Path currentFile,
            @Nullable ModelDefinition definition,
            @Nullable DriftPolicyName policy) {
        CsvFile before = CsvFile.open(referenceFile);
        CsvFile now = CsvFile.open(currentFile);
        Map<String, FeatureType> types = types(before, now, definition);
        DriftSettings own = definition == null ? DriftSettings.defaults() : definition.drift();
        DriftSettings settings = policy == null ? own : own.with(policy);
        DataProfile reference = FileProfiler.profile(before, types);
        if (settings.policy() == DriftPolicyName.NANNYML) {
            reference = FileProfiler.learnt(before, types, reference);
        }
        DataProfile current = FileProfiler.profile(now, types);
        List<String> notCompared = new ArrayList<>(before.columns());
        now.columns().stream().filter(column -> !notCompared.contains(column)).forEach(notCompared::add);
        notCompared.removeAll(types.keySet());
        DriftFindings findings = new DriftEvaluator(DETECTORS, QualitySettings.defaults())
                .evaluate(DriftCase.of(MonitoredColumns.ofFeatures(types), settings, reference, current));
        return new Comparer(reference, current).comparison(referenceFile, currentFile, findings, notCompared);
    }

    private static Map<String, FeatureType> types(CsvFile before, CsvFile now, @Nullable ModelDefinition definition) {
        Map<String, FeatureType> types =
                new LinkedHashMap<>(definition == null ? before.inferTypes() : definition.features());
        if (definition != null) {
            for (String column : types.keySet()) {
                if (!before.columns().contains(column) || !now.columns().contains(column)) {
                    throw new IllegalArgumentException("The model's feature '" + column + "' is missing in the "
                            + (before.columns().contains(column) ? "current" : "reference") + " file.");
                }
            }
        }
        types.keySet().retainAll(now.columns());
        if (types.isEmpty()) {
            throw new IllegalArgumentException("The files have no column in common.");
        }
        return types;
    }

    private Comparison comparison(
            Path referenceFile, Path currentFile, DriftFindings findings, List<String> notCompared) {
        return new Comparison(
                String.valueOf(referenceFile.getFileName()),
                String.valueOf(currentFile.getFileName()),
                reference.rows(),
                current.rows(),
                findings.policy(),
                findings.verdict(),
                findings.layers().features().stream().map(this::column).toList(),
                findings.quality(),
                notCompared);
    }

    private Comparison.Column column(ColumnDrift judged) {
        return new Comparison.Column(
                judged.column(),
                judged.type(),
                judged.verdict(),
                judged.reason(),
                judged.statistics(),
                DETECTORS.measure(ColumnPair.of(judged.column(), judged.type(), reference, current)),
                judged.reference(),
                judged.current(),
                judged.distribution());
    }
}
