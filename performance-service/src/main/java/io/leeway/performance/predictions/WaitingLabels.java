package io.leeway.performance.predictions;

import java.util.List;

/**
 * Labels that have found no prediction: those of rows that were not scored, not yet, or under another id.
 *
 * @param model the model
 * @param rows how many rows have one
 * @param rowIds the first hundred of their row ids, in order
 */
public record WaitingLabels(String model, long rows, List<String> rowIds) {}
