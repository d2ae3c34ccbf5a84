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
     * Nothing: the level of each column wanders.
     *
     * @param wandering the columns, with the share of their variance that lies between the chunks
     */
    record Unknowable(Map<String, Double> wandering) implements NullChoice {}

    /** What chance makes of independent rows, because the chunks cannot be used. */
    record Independent(String reason) implements NullChoice {}
}
