package io.leeway.contracts.reports;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How the features' importance for the predictions, their mean absolute attribution, compares with the reference.
 *
 * @param verdict stable, drifted or insufficient data
 * @param reason why there is no verdict, or in a sentence what moved
 * @param rankCorrelation Spearman's, of both orders of importance, -1 to 1; absent below two features
 * @param shareDistance half the sum of the absolute differences of the shares, 0 to 1
 * @param threshold what the distance is held against
 * @param features the features, most important in the reference first
 */
public record ImportanceShift(
        Verdict verdict,
        @Nullable String reason,
        @Nullable Double rankCorrelation,
        @Nullable Double shareDistance,
        double threshold,
        List<Feature> features) {

    /**
     * One feature's importance.
     *
     * @param feature its name
     * @param referenceShare its mean absolute attribution over the sum of all features', 0 to 1
     * @param currentShare likewise, in the batch
     * @param referenceRank 1 for the most important; ties share the mean of their ranks
     * @param currentRank likewise, in the batch
     */
    public record Feature(
            String feature, double referenceShare, double currentShare, double referenceRank, double currentRank) {}
}
