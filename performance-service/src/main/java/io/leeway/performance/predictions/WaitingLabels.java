package io.leeway.performance.predictions;

import java.util.List;

/**
 * Labels whose predictions have not come.
 *
 * @param model the model
 * @param rows how many
 * @param rowIds the first hundred of their row ids, in order
 */
public record WaitingLabels(String model, long rows, List<String> rowIds) {}
