package io.leeway.contracts.reports;

import org.jspecify.annotations.Nullable;

/**
 * How a feature that drifted moved, in the few figures that people are told.
 *
 * @param feature its name
 * @param referenceMean mean of the reference's finite values; absent of a category, and where there are none
 * @param currentMean mean of the batch's, likewise
 * @param referenceDeviation population standard deviation of the reference's, likewise
 * @param category the category whose share changed most; absent of a number
 * @param referenceShare that category's share of the reference's rows, 0 to 1; absent likewise
 * @param currentShare its share of the batch's rows, likewise
 */
public record FeatureShift(
        String feature,
        @Nullable Double referenceMean,
        @Nullable Double currentMean,
        @Nullable Double referenceDeviation,
        @Nullable String category,
        @Nullable Double referenceShare,
        @Nullable Double currentShare) {

    /** How many an assessment has at most. */
    public static final int MOST = 6;
}
