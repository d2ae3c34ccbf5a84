package io.leeway.workbench.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.evaluation.calibration.Usual;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.drift.DriftCase;
import io.leeway.evaluation.drift.DriftEvaluator;
import io.leeway.evaluation.drift.DriftFindings;
import io.leeway.evaluation.profiles.ColumnPair;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.KnownRanges;
import io.leeway.evaluation.profiles.MonitoredColumns;
import io.leeway.evaluation.quality.QualitySettings;
import io.leeway.rows.cell.CellForms;
import io.leeway.workbench.rows.RowFile;

/** Reads two files and lays out what the evaluation says of them; it decides nothing itself. */
final class Comparer {

    private static final Detectors DETECTORS = Detectors.builtIn();
    private static final int NAMED = 5;

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
     * @param given types of columns that are told and not guessed
     * @throws IllegalArgumentException if a file cannot be read or no column can be compared
     */
    static Comparison compare(
            Path referenceFile,
            Path currentFile,
            @Nullable ModelDefinition definition,
            @Nullable DriftPolicyName policy,
            Map<String, FeatureType> given) {
        CellForms forms = definition == null ? CellForms.usual() : CellForms.of(definition);
        RowFile before = RowFile.open(referenceFile, forms);
        RowFile now = RowFile.open(currentFile, forms);
        ColumnTypes guessed = types(before, now, definition, given);
        Map<String, FeatureType> types = guessed.types();
        DriftSettings own = definition == null ? DriftSettings.defaults() : definition.drift();
        DriftSettings settings = policy == null ? own : own.with(policy);
        DataProfile reference = FileProfiler.profile(before, types).profile();
        if (settings.policy() == DriftPolicyName.NANNYML) {
            reference = FileProfiler.learnt(before, types, reference);
        }
        FileProfiler.Profiled current = FileProfiler.profile(now, types);
        List<String> notCompared = new ArrayList<>(before.columns());
        now.columns().stream().filter(column -> !notCompared.contains(column)).forEach(notCompared::add);
        notCompared.removeAll(types.keySet());
        DriftFindings findings = new DriftEvaluator(DETECTORS, QualitySettings.defaults())
                .evaluate(new DriftCase(
                        MonitoredColumns.ofFeatures(types)
                                .with(definition == null ? KnownRanges.none() : KnownRanges.of(definition)),
                        settings,
                        reference,
                        current.profile(),
                        current.intake(),
                        Usual.unknown(),
                        null));
        List<String> notes = new ArrayList<>();
        before.notes().forEach(note -> notes.add(before.name() + ": " + note));
        now.notes().forEach(note -> notes.add(now.name() + ": " + note));
        notes.addAll(guessed.remarks());
        return new Comparer(reference, current.profile())
                .comparison(before.name(), now.name(), findings, notCompared, notes);
    }

    private static ColumnTypes types(
            RowFile before, RowFile now, @Nullable ModelDefinition definition, Map<String, FeatureType> given) {
        for (String column : given.keySet()) {
            if (!before.columns().contains(column) || !now.columns().contains(column)) {
                throw new IllegalArgumentException("The column '" + column + "' of --type is missing in the "
                        + (before.columns().contains(column) ? "current" : "reference") + " file.");
            }
        }
        ColumnTypes types = definition == null
                ? ColumnTypes.of(before, now, given)
                : new ColumnTypes(new LinkedHashMap<>(definition.features()), List.of());
        if (definition != null) {
            types.types().putAll(given);
            for (String column : types.types().keySet()) {
                if (!before.columns().contains(column) || !now.columns().contains(column)) {
                    throw new IllegalArgumentException("The model's feature '" + column + "' is missing in the "
                            + (before.columns().contains(column) ? "current" : "reference") + " file.");
                }
            }
        }
        if (types.types().isEmpty()) {
            throw new IllegalArgumentException("The files have no column in common that can be judged. "
                    + before.name() + " has " + String.join(", ", before.columns()) + "; " + now.name() + " has "
                    + String.join(", ", now.columns()) + "."
                    + types.remarks().stream()
                            .limit(NAMED)
                            .map(remark -> "\n" + remark)
                            .collect(Collectors.joining()));
        }
        return types;
    }

    private Comparison comparison(
            String referenceName,
            String currentName,
            DriftFindings findings,
            List<String> notCompared,
            List<String> notes) {
        return new Comparison(
                referenceName,
                currentName,
                reference.rows(),
                current.rows(),
                findings.policy(),
                findings.verdict(),
                findings.layers().features().stream().map(this::column).toList(),
                findings.quality(),
                findings.ranges(),
                notCompared,
                notes);
    }

    private Comparison.Column column(ColumnDrift judged) {
        return new Comparison.Column(
                judged.column(),
                judged.type(),
                judged.verdict(),
                judged.reason(),
                judged.statistics(),
                DETECTORS.measure(ColumnPair.of(judged.column(), judged.type(), reference, current)
                        .withoutRoundingNoise()),
                judged.reference(),
                judged.current(),
                judged.distribution());
    }
}
