package io.leeway.evaluation.profiles;

import java.util.Arrays;
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
        numbers(block, probabilities).forEach((name, values) -> numeric.put(name, profiler.profile(values)));
        Map<String, CategoricalProfile> categorical = new HashMap<>();
        words(block)
                .forEach((name, column) ->
                        categorical.put(name, CategoricalProfile.of(column.dictionary(), column.codes())));
        return new DataProfile(block.rows(), numeric, categorical);
    }

    /** The values of the numeric columns that the block has, those derived from others included, one a row. */
    public Map<String, double[]> numbers(Block block) {
        return numbers(block, ClassProbabilities.of(definition, block));
    }

    private Map<String, double[]> numbers(Block block, ClassProbabilities probabilities) {
        Map<String, double[]> numbers = new HashMap<>();
        columns.forEach((name, type) -> {
            if (type == FeatureType.NUMERIC) {
                block.numeric(name).ifPresent(column -> numbers.put(name, column.values()));
            }
        });
        if (!probabilities.isEmpty()) {
            numbers.put(MonitoredColumns.CONFIDENCE, probabilities.confidence());
            numbers.put(MonitoredColumns.ENTROPY, probabilities.entropy());
        }
        definition.attributions().forEach((feature, name) -> block.numeric(name)
                .ifPresent(column -> numbers.put(
                        MonitoredColumns.importance(feature),
                        Arrays.stream(column.values()).map(Math::abs).toArray())));
        return numbers;
    }

    /** The categorical columns that the block has. */
    public Map<String, Column.Text> words(Block block) {
        Map<String, Column.Text> words = new HashMap<>();
        columns.forEach((name, type) -> {
            if (type == FeatureType.CATEGORICAL) {
                block.text(name).ifPresent(column -> words.put(name, column));
            }
        });
        return words;
    }
}
