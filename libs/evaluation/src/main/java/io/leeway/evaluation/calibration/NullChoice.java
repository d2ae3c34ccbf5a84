package io.leeway.evaluation.calibration;

import java.util.Map;

/** What a batch is held against. */
public sealed interface NullChoice {

    /**
     * The differences between the reference's chunks.
     *
     * @param size the batch's rows over those of a chunk
     */
    record Learnt(WindowNull learnt, double size) implements NullChoice {}

    /**
     * Nothing, so that no column can be judged.
     *
     * @param reason why
     * @param wandering where the level of each column wanders, these, with the share of their variance that lies between the
     *     chunks
     */
    record Unknowable(String reason, Map<String, Double> wandering) implements NullChoice {}

    /**
     * What chance makes of as many independent rows as these are worth, because the chunks cannot be used.
     *
     * @param reason why
     */
    record Effective(String reason, EffectiveRows rows) implements NullChoice {}

    /** What chance makes of independent rows, because the chunks cannot be used. */
    record Independent(String reason) implements NullChoice {}
}
