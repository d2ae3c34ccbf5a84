package io.leeway.contracts.reports;

import org.jspecify.annotations.Nullable;

/**
 * How the correlation of two features, or of categories of them, changed.
 *
 * @param one a feature, or {@code feature = category}
 * @param other likewise
 * @param reference Pearson's correlation in the reference, -1 to 1
 * @param current likewise, in the batch
 * @param pValue how likely any correlation changes as far while nothing changes; absent where that is not known
 */
public record CorrelationChange(
        String one,
        String other,
        double reference,
        double current,
        @Nullable Double pValue) {

    /** How far it moved, 0 to 2. */
    public double moved() {
        return Math.abs(current - reference);
    }
}
