package io.leeway.cli.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.IntakeReport;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.DriftPolicy;
import io.leeway.evaluation.NannyMlDistance;
import io.leeway.evaluation.detector.Detector;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.detector.Measurement;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.quality.DataQuality;
import io.leeway.evaluation.quality.QualitySettings;

/** Compares files. */
final class Comparer {

    private static final int CHUNKS = 10;

    private final Detectors detectors = Detectors.builtIn();
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
            reference = reference.withChunkDistances(chunkDistances(before, types, reference));
        }
        DataProfile current = FileProfiler.profile(now, types);
        List<String> notCompared = new ArrayList<>(before.columns());
        now.columns().stream().filter(column -> !notCompared.contains(column)).forEach(notCompared::add);
        notCompared.removeAll(types.keySet());
        List<ColumnDrift> judged = new DriftPolicy(Detectors.builtIn())
                .judge(types, reference, current, settings, DriftPolicy.Layer.FEATURES);
        return new Comparer(reference, current)
                .comparison(referenceFile, currentFile, types, settings, judged, notCompared);
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

    static Map<String, List<Double>> chunkDistances(CsvFile file, Map<String, FeatureType> types, DataProfile whole) {
        Map<String, List<Double>> distances = new HashMap<>();
        for (DataProfile chunk : FileProfiler.chunks(file, types, Math.max(1, whole.rows() / CHUNKS))) {
            NannyMlDistance.byColumn(types, whole, chunk).forEach((column, distance) -> distances
                    .computeIfAbsent(column, name -> new ArrayList<>())
                    .add(distance));
        }
        return distances;
    }

    private Comparison comparison(
            Path referenceFile,
            Path currentFile,
            Map<String, FeatureType> types,
            DriftSettings settings,
            List<ColumnDrift> judged,
            List<String> notCompared) {
        long able = judged.stream()
                .filter(column -> column.verdict() != Verdict.INSUFFICIENT_DATA)
                .count();
        long drifted = judged.stream()
                .filter(column -> column.verdict() == Verdict.DRIFTED)
                .count();
        return new Comparison(
                String.valueOf(referenceFile.getFileName()),
                String.valueOf(currentFile.getFileName()),
                reference.rows(),
                current.rows(),
                settings.policy(),
                DriftPolicy.overall(settings.policy(), able == 0 ? null : (double) drifted / able),
                judged.stream().map(this::column).toList(),
                new DataQuality(QualitySettings.defaults())
                        .check(withFeatures(types, settings), reference, current, IntakeReport.clean()),
                notCompared);
    }

    /** The checks ask a definition for its features only; two files have no model. */
    private static ModelDefinition withFeatures(Map<String, FeatureType> types, DriftSettings settings) {
        return new ModelDefinition(
                "files",
                Task.REGRESSION,
                "",
                null,
                types,
                new PredictionColumns("", null, null),
                null,
                settings,
                null,
                null,
                null);
    }

    private Comparison.Column column(ColumnDrift judged) {
        return new Comparison.Column(
                judged.column(),
                judged.type(),
                judged.verdict(),
                judged.reason(),
                judged.statistics(),
                statistics(judged.column(), judged.type()),
                judged.reference(),
                judged.current(),
                judged.distribution());
    }

    private List<StatisticResult> statistics(String column, FeatureType type) {
        List<StatisticResult> results = new ArrayList<>();
        for (Detector detector : detectors.all()) {
            Optional<Measurement> measured = type == FeatureType.NUMERIC
                    ? detector.measure(reference.numeric(column), current.numeric(column))
                    : detector.measure(reference.categorical(column), current.categorical(column));
            measured.ifPresent(measurement -> results.add(measurement.toResult(detector.name())));
        }
        return results;
    }
}
