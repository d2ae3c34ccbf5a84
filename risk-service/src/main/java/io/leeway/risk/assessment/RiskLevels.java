package io.leeway.risk.assessment;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.model.RiskSettings;

/** Turns scores into levels. */
final class RiskLevels {

    private RiskLevels() {}

    /**
     * Warning from its threshold on, critical from its own. A level that the batch before had is kept until the score is
     * more than the hysteresis below its threshold, so that 69.9 after 70.1 is no change.
     */
    static RiskLevel of(@Nullable Double score, RiskLevel before, RiskSettings settings) {
        if (score == null) {
            return RiskLevel.UNKNOWN;
        }
        double kept = score + settings.hysteresis();
        if (score >= settings.critical() || (before == RiskLevel.CRITICAL && kept >= settings.critical())) {
            return RiskLevel.CRITICAL;
        }
        boolean warned = before == RiskLevel.WARNING || before == RiskLevel.CRITICAL;
        if (score >= settings.warning() || (warned && kept >= settings.warning())) {
            return RiskLevel.WARNING;
        }
        return RiskLevel.OK;
    }
}
