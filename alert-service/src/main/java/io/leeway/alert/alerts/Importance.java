package io.leeway.alert.alerts;

import java.util.Comparator;
import java.util.List;

import io.leeway.contracts.alerts.IncidentChange;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.RiskLevel;

/** In which order a message tells of incidents, whose first one gives it its subject. */
final class Importance {

    /** Of the same severity: what moved says most, what is wrong with the data may be the reason for it. */
    private static final List<AlertCondition> ORDER = List.of(
            AlertCondition.DRIFT_SHARE,
            AlertCondition.DRIFT,
            AlertCondition.PERFORMANCE_DROP,
            AlertCondition.OUT_OF_RANGE,
            AlertCondition.CHANGE,
            AlertCondition.RISK,
            AlertCondition.DATA_QUALITY,
            AlertCondition.INTAKE,
            AlertCondition.PIPELINE,
            AlertCondition.NO_DATA,
            AlertCondition.INSUFFICIENT_DATA);

    private Importance() {}

    /** What is news before what is over or corrected, the severe before the others, and what moved first. */
    static Comparator<Telling> mostFirst() {
        return Comparator.comparing((Telling telling) -> isAfterwards(telling))
                .thenComparing(
                        telling -> telling.alert().severity(),
                        Comparator.<RiskLevel>naturalOrder().reversed())
                .thenComparingInt(telling -> place(telling.alert().key().on()));
    }

    /** Whether it tells those only who were told before. */
    static boolean isAfterwards(Telling telling) {
        IncidentChange change = telling.alert().change();
        return change == IncidentChange.RESOLVED || change == IncidentChange.CORRECTED;
    }

    /** From 0 on. */
    static int place(AlertCondition condition) {
        return ORDER.indexOf(condition);
    }
}
