package io.leeway.risk.overview;

import java.util.List;
import java.util.Map;

/**
 * A page of the list of models.
 *
 * @param total how many models the question takes
 * @param levels how many it takes of each level, were it not for the levels that it asks for: {@code critical}, {@code warning},
 *     {@code ok} and {@code unknown}
 * @param items the page
 */
record Overview(long total, Map<String, Long> levels, List<ModelSummary> items) {}
