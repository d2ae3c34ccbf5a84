package io.leeway.contracts.reports;

import java.util.List;

/**
 * Whether a batch's numeric features lie within the ranges that the model knows. A model cannot be trusted to follow what
 * lies beyond; this is no test and knows of no chance.
 *
 * @param columns every numeric feature, in the definition's order
 * @param findings where too many values lie outside, at most one a basis, that of the training first
 * @param explanation all this in a sentence
 */
public record RangeCheck(List<ColumnRange> columns, List<OutOfRange> findings, String explanation) {

    public RangeCheck {
        columns = List.copyOf(columns);
        findings = List.copyOf(findings);
    }
}
