package io.leeway.drift.profiles;

import java.util.HashMap;
import java.util.Map;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.statistics.profile.NumericProfiler;

/** Profiles a data set block by block; for one thread. */
final class BlockProfiler {

    private final Map<String, FeatureType> columns;
    private final NumericProfiler profiler = new NumericProfiler();
    private DataProfile profile = DataProfile.empty();

    BlockProfiler(ModelDefinition definition) {
        columns = MonitoredColumns.all(definition);
    }

    void add(Block block) {
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
        profile = profile.merge(new DataProfile(block.rows(), numeric, categorical));
    }

    DataProfile profile() {
        return profile;
    }
}
