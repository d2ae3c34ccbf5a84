package io.leeway.client.verdict;

import io.leeway.contracts.model.RiskLevel;

/** From which level on a batch fails a pipeline. */
enum FailLevel {
    WARNING(RiskLevel.WARNING),
    CRITICAL(RiskLevel.CRITICAL);

    private final RiskLevel first;

    FailLevel(RiskLevel first) {
        this.first = first;
    }

    /** Whether a batch of that level fails. */
    boolean isReachedBy(RiskLevel level) {
        return level.compareTo(first) >= 0;
    }
}
