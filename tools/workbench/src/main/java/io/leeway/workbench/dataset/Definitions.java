package io.leeway.workbench.dataset;

import java.util.Arrays;
import java.util.List;

import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.AlertRule;
import io.leeway.contracts.model.AlertTarget;
import io.leeway.contracts.model.RiskLevel;

/** Parts of definitions that data sets share. */
final class Definitions {

    private Definitions() {}

    static List<AlertRule> alertsTo(String email, RiskLevel riskLevel, AlertCondition... conditions) {
        return Arrays.stream(conditions)
                .map(condition -> new AlertRule(
                        condition, condition == AlertCondition.RISK ? riskLevel : null, AlertTarget.mail(email)))
                .toList();
    }
}
