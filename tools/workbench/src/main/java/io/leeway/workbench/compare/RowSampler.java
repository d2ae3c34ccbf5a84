package io.leeway.workbench.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.FeatureType;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.rows.cell.CellException;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.workbench.rows.RowFile;

/** Draws rows of a file, with replacement. */
final class RowSampler {

    private final Map<String, List<Double>> numbers = new HashMap<>();
    private final Map<String, List<@Nullable String>> texts = new HashMap<>();
    private int rows;

    private RowSampler() {}

    static RowSampler of(RowFile file, Map<String, FeatureType> types) {
        RowSampler sampler = new RowSampler();
        types.forEach((column, type) -> {
            if (type == FeatureType.NUMERIC) {
                sampler.numbers.put(column, new ArrayList<>());
            } else {
                sampler.texts.put(column, new ArrayList<>());
            }
        });
        file.forEach((source, row) -> {
            sampler.numbers.forEach((column, values) -> values.add(number(file, source.cell(column))));
            sampler.texts.forEach((column, values) -> values.add(file.forms().word(column, source.cell(column))));
            sampler.rows++;
        });
        if (sampler.rows == 0) {
            throw new IllegalArgumentException("The file has no rows to draw from.");
        }
        return sampler;
    }

    private static double number(RowFile file, @Nullable String cell) {
        try {
            return file.forms().number(cell);
        } catch (CellException exception) {
            // As the profile of the whole file takes it.
            return Double.NaN;
        }
    }

    DataProfile draw(int size, Random random) {
        int[] drawn = random.ints(size, 0, rows).toArray();
        Map<String, NumericProfile> numeric = new HashMap<>();
        numbers.forEach((column, values) -> {
            double[] sample = new double[size];
            for (int i = 0; i < size; i++) {
                sample[i] = values.get(drawn[i]);
            }
            numeric.put(column, NumericProfile.of(sample));
        });
        Map<String, CategoricalProfile> categorical = new HashMap<>();
        texts.forEach((column, values) -> {
            CategoricalProfile.Builder builder = CategoricalProfile.builder();
            for (int row : drawn) {
                builder.add(values.get(row));
            }
            categorical.put(column, builder.build());
        });
        return new DataProfile(size, numeric, categorical);
    }
}
