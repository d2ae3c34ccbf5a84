package io.leeway.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.IncidentWindow;
import io.leeway.contracts.model.RiskLevel;

/**
 * The alerts of a model's batches, which are incidents: each goes through one batch or several.
 *
 * @param incidents those of the model
 */
record RaisedAlerts(List<Alert> incidents) {

    /** The ids of the batches that an incident goes, or went, through. */
    Set<String> through() {
        return incidents.stream()
                .flatMap(incident -> incident.windows().stream())
                .map(IncidentWindow::batch)
                .collect(Collectors.toSet());
    }

    /**
     * The ids of the batches with which an alert was raised: an incident began with it, came back, or got worse than it was
     * before. With the batches that follow it only goes on.
     *
     * @param batches the ids of all, in their order
     */
    Set<String> raised(List<String> batches) {
        Set<String> raised = new HashSet<>();
        for (Alert incident : incidents) {
            Map<String, RiskLevel> severities = incident.windows().stream()
                    .collect(Collectors.toMap(IncidentWindow::batch, IncidentWindow::severity));
            RiskLevel told = RiskLevel.OK;
            for (String batch : batches) {
                RiskLevel severity = severities.getOrDefault(batch, RiskLevel.OK);
                if (severity.compareTo(told) > 0) {
                    raised.add(batch);
                }
                told = severity == RiskLevel.OK || severity.compareTo(told) > 0 ? severity : told;
            }
        }
        return raised;
    }
}
