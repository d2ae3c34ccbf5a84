package io.leeway.contracts.model;

import org.jspecify.annotations.Nullable;

/**
 * The range of a numeric feature that a model has learnt from. A side that is left out is not watched; with neither, the
 * range is that of the reference.
 *
 * @param min the smallest value it was trained on
 * @param max the greatest
 * @param outside the share of a batch's values outside of it above which that is a finding, 0 to 1; default
 *     {@link DriftSettings#outside}
 */
public record TrainedRange(
        @Nullable Double min,
        @Nullable Double max,
        @Nullable Double outside) {

    /** From one value to another, both included. */
    public static TrainedRange of(double min, double max) {
        return new TrainedRange(min, max, null);
    }

    /** Whether it says where it begins or where it ends. */
    public boolean hasEnd() {
        return min != null || max != null;
    }
}
