package io.leeway.contracts.reports;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One part of a risk score.
 *
 * @param name {@code statistical}, {@code quality}, {@code prediction}, {@code performance}, or {@code range} where something lies
 *     outside of what the model was trained on
 * @param weight its share of the score when every part is known
 * @param effectiveWeight its share of this score, after unknown parts were left out; 0 when unknown
 * @param value 0 (nothing) to 1 (saturated); absent when unknown
 * @param reasons what made it so, or why it is unknown
 */
public record RiskPart(
        RiskPartName name,
        double weight,
        double effectiveWeight,
        @Nullable Double value,
        List<String> reasons) {}
