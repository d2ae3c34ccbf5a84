package io.leeway.alert.alerts;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.support.metrics.StateMetric;
import io.leeway.support.metrics.StateReadings;
import io.leeway.support.metrics.StateSource;
import io.leeway.support.persistence.Transactions;

/** How many incidents there are, for Prometheus. */
@ApplicationScoped
class IncidentFigures implements StateSource {

    private final AlertRepository alerts;

    IncidentFigures(AlertRepository alerts) {
        this.alerts = alerts;
    }

    @Override
    public void read(StateReadings readings) {
        Map<AlertRepository.Kind, Long> open = Transactions.run(alerts::open);
        for (RiskLevel severity : List.of(RiskLevel.WARNING, RiskLevel.CRITICAL)) {
            for (AlertState state : List.of(AlertState.FIRING, AlertState.ACKNOWLEDGED)) {
                readings.add(
                        StateMetric.INCIDENTS,
                        open.getOrDefault(new AlertRepository.Kind(severity, state), 0L),
                        word(severity),
                        word(state));
            }
        }
    }

    private static String word(Enum<?> of) {
        return of.name().toLowerCase(Locale.ROOT);
    }
}
