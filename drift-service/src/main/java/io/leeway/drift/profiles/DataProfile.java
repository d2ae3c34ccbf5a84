package io.leeway.drift.profiles;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

/**
 * The distributions of a data set's columns.
 *
 * @param rows how many rows it has
 * @param numeric the numeric columns by name
 * @param categorical the categorical columns by name
 */
public record DataProfile(long rows, Map<String, NumericProfile> numeric, Map<String, CategoricalProfile> categorical) {

    /** A profile that nobody changes any more. */
    public DataProfile {
        numeric = Map.copyOf(numeric);
        categorical = Map.copyOf(categorical);
    }

    /** A profile of no rows. */
    public static DataProfile empty() {
        return new DataProfile(0, Map.of(), Map.of());
    }

    /** The numeric column; one of no rows when the data set has it not. */
    public NumericProfile numeric(String column) {
        @Nullable NumericProfile profile = numeric.get(column);
        return profile == null ? NumericProfile.empty() : profile;
    }

    /** The categorical column; one of no rows when the data set has it not. */
    public CategoricalProfile categorical(String column) {
        @Nullable CategoricalProfile profile = categorical.get(column);
        return profile == null ? CategoricalProfile.empty() : profile;
    }

    /** The profile of the rows of both. */
    public DataProfile merge(DataProfile other) {
        Map<String, NumericProfile> numbers = new HashMap<>(numeric);
        other.numeric.forEach((name, profile) -> numbers.merge(name, profile, NumericProfile::merge));
        Map<String, CategoricalProfile> categories = new HashMap<>(categorical);
        other.categorical.forEach((name, profile) -> categories.merge(name, profile, CategoricalProfile::merge));
        return new DataProfile(rows + other.rows, numbers, categories);
    }
}
