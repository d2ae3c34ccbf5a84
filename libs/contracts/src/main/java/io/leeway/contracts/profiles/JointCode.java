package io.leeway.contracts.profiles;

import org.jspecify.annotations.Nullable;

/**
 * A number that is made of a feature's cell: how far it is from the reference's median, or whether it is a certain category.
 *
 * @param feature the feature
 * @param centre of a numeric feature the reference's median
 * @param scale of a numeric feature the reference's robust standard deviation, above 0
 * @param category of a categorical feature the category; absent for a numeric one
 */
public record JointCode(
        String feature,
        @Nullable Double centre,
        @Nullable Double scale,
        @Nullable String category) {}
