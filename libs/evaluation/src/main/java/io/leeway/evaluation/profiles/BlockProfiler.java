package io.leeway.evaluation.profiles;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.statistics.profile.NumericProfiler;

/** Profiles a data set block by block; for one thread. */
public final class BlockProfiler {

    private final ModelDefinition definition;
    private final Map<String, FeatureType> columns;
    private final NumericProfiler profiler = new NumericProfiler();
    private final BlockVectors vectors;
    private final RowRepeats repeats;
    private final OutputCheck outputs;
    private DataProfile profile = DataProfile.empty();

    /** Starts with no rows. */
    public BlockProfiler(ModelDefinition definition) {
        this.definition = definition;
        columns = new LinkedHashMap<>(definition.features());
        columns.put(
                definition.prediction().column(),
                definition.task().isClassification() ? FeatureType.CATEGORICAL : FeatureType.NUMERIC);
        definition.prediction().probabilityColumns().forEach(column -> columns.put(column, FeatureType.NUMERIC));
        vectors = new BlockVectors(definition);
        outputs = new OutputCheck(definition);
        repeats = new RowRepeats(definition.features().keySet());
    }

    /** Adds the rows of a block. */
    public void add(Block block) {
        Map<String, NumericProfile> numeric = new HashMap<>();
        Map<String, CategoricalProfile> categorical = new HashMap<>();
        columns.forEach((name, type) -> {
            if (type == FeatureType.NUMERIC) {
                block.numeric(name).ifPresent(column -> numeric.put(name, profiler.profile(column.values())));
            } else {
                block.text(name)
                        .ifPresent(column ->
                                categorical.put(name, CategoricalProfile.of(column.dictionary(), column.codes())));
            }
        });
        ClassProbabilities probabilities = ClassProbabilities.of(definition, block);
        addConfidence(probabilities, numeric);
        definition.attributions().forEach((feature, name) -> block.numeric(name)
                .ifPresent(column -> numeric.put(MonitoredColumns.importance(feature), absolute(column))));
        profile = profile.merge(new DataProfile(
                block.rows(), numeric, categorical, vectors.of(block, probabilities), new TreeMap<>(), Map.of()));
        repeats.add(block);
        outputs.add(block);
    }

    /** The profile of all rows so far. */
    public DataProfile profile() {
        return profile.withRepeats(repeats.times()).withOutputs(outputs.findings());
    }

    private void addConfidence(ClassProbabilities probabilities, Map<String, NumericProfile> numeric) {
        if (!probabilities.isEmpty()) {
            numeric.put(MonitoredColumns.CONFIDENCE, profiler.profile(probabilities.confidence()));
            numeric.put(MonitoredColumns.ENTROPY, profiler.profile(probabilities.entropy()));
        }
    }

    private NumericProfile absolute(Column.Numeric column) {
        double[] values = new double[column.rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.abs(column.values()[i]);
        }
        return profiler.profile(values);
    }
}
