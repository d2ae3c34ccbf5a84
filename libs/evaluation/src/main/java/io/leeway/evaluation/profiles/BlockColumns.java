package io.leeway.evaluation.profiles;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.statistics.profile.NumericProfiler;

/** Profiles the columns of blocks that are judged one by one, those derived from others included; for one thread. */
public final class BlockColumns {

    private final ModelDefinition definition;
    private final Map<String, FeatureType> columns;
    private final NumericProfiler profiler = new NumericProfiler();

    /** Of the rows of this model. */
    public BlockColumns(ModelDefinition definition) {
        this.definition = definition;
        columns = new LinkedHashMap<>(definition.features());
        columns.put(
                definition.prediction().column(),
                definition.task().isClassification() ? FeatureType.CATEGORICAL : FeatureType.NUMERIC);
        definition.prediction().probabilityColumns().forEach(column -> columns.put(column, FeatureType.NUMERIC));
    }

    /** The profile of a block's columns, and of nothing else. */
    public DataProfile of(Block block) {
        return of(block, ClassProbabilities.of(definition, block));
    }

    DataProfile of(Block block, ClassProbabilities probabilities) {
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
        if (!probabilities.isEmpty()) {
            numeric.put(MonitoredColumns.CONFIDENCE, profiler.profile(probabilities.confidence()));
            numeric.put(MonitoredColumns.ENTROPY, profiler.profile(probabilities.entropy()));
        }
        definition.attributions().forEach((feature, name) -> block.numeric(name)
                .ifPresent(column -> numeric.put(MonitoredColumns.importance(feature), absolute(column))));
        return new DataProfile(block.rows(), numeric, categorical);
    }

    private NumericProfile absolute(Column.Numeric column) {
        double[] values = new double[column.rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.abs(column.values()[i]);
        }
        return profiler.profile(values);
    }
}
