package io.leeway.demo.training;

import java.util.LinkedHashMap;
import java.util.Map;

import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.TrainedRange;
import io.leeway.workbench.dataset.Table;

/** The ranges of the rows that a model learns from. */
final class TrainedRanges {

    private TrainedRanges() {}

    /** From the smallest to the greatest value of each numeric feature. */
    static Map<String, TrainedRange> of(ModelDefinition definition, Table rows) {
        Map<String, TrainedRange> ranges = new LinkedHashMap<>();
        definition.features().forEach((feature, type) -> {
            if (type == FeatureType.NUMERIC && rows.size() > 0) {
                ranges.put(feature, of(rows, rows.require(feature)));
            }
        });
        return ranges;
    }

    private static TrainedRange of(Table rows, int column) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < rows.size(); row++) {
            double value = rows.number(row, column);
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        return TrainedRange.of(min, max);
    }
}
