package io.leeway.demo.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.tribuo.Example;
import org.tribuo.Output;
import org.tribuo.impl.ArrayExample;

import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.workbench.dataset.Table;

/**
 * Turns rows into what a model learns from: numbers as they are, a blank one left out; categories one-hot with the first
 * level dropped, an unknown category as the first.
 */
final class FeatureEncoder {

    private final Map<String, List<String>> levels;

    private FeatureEncoder(Map<String, List<String>> levels) {
        this.levels = levels;
    }

    /** Learns the levels of categorical features. */
    static FeatureEncoder of(ModelDefinition definition, Table rows) {
        Map<String, List<String>> levels = new LinkedHashMap<>();
        definition.features().forEach((feature, type) -> {
            TreeSet<String> seen = new TreeSet<>();
            if (type == FeatureType.CATEGORICAL) {
                int column = rows.require(feature);
                rows.rows().forEach(row -> seen.add(row[column]));
                seen.pollFirst();
            }
            levels.put(feature, List.copyOf(seen));
        });
        return new FeatureEncoder(levels);
    }

    <T extends Output<T>> Example<T> encode(
            ModelDefinition definition, Table rows, int row, T output, Set<String> kept) {
        List<String> names = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        definition.features().forEach((feature, type) -> {
            int column = rows.require(feature);
            String cell = rows.rows().get(row)[column];
            if (type == FeatureType.NUMERIC) {
                if (!cell.isBlank() && (kept.isEmpty() || kept.contains(feature))) {
                    names.add(feature);
                    values.add(rows.number(row, column));
                }
            } else {
                for (String level : Objects.requireNonNull(levels.get(feature), feature)) {
                    String name = feature + "=" + level;
                    if (kept.isEmpty() || kept.contains(name)) {
                        names.add(name);
                        values.add(cell.equals(level) ? 1.0 : 0.0);
                    }
                }
            }
        });
        return new ArrayExample<>(
                output,
                names.toArray(String[]::new),
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
