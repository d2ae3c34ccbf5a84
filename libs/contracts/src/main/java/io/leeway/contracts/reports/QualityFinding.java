package io.leeway.contracts.reports;

import org.jspecify.annotations.Nullable;

/**
 * A data-quality check that a column failed.
 *
 * @param column the column
 * @param check {@code missing}, {@code zeros}, {@code new-category}, {@code infinite}, {@code constant}, ...
 * @param reference the share (or count) in the reference
 * @param current the share (or count) in the batch
 * @param threshold what the change is held against
 * @param pValue of the test that the change is not chance, where there is one
 * @param message a sentence for people; names no value of the data except categories
 */
public record QualityFinding(
        String column,
        String check,
        double reference,
        double current,
        double threshold,
        @Nullable Double pValue,
        String message) {}
