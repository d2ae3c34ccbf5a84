package io.leeway.contracts.reports;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A feature's shape on both sides, for drawing.
 *
 * @param edges ascending bin edges of a numeric feature, one more than shares; absent for a categorical one
 * @param categories names of a categorical feature's categories, most frequent in the reference first, the rest pooled
 *     last as {@code (other)}; absent for a numeric one
 * @param reference share of the reference's rows per bin or category
 * @param current share of the batch's rows per bin or category
 */
public record Distribution(
        @Nullable List<Double> edges,
        @Nullable List<String> categories,
        List<Double> reference,
        List<Double> current) {}
