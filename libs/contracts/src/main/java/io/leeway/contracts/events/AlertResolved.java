package io.leeway.contracts.events;

import io.leeway.contracts.alerts.Alert;

/** What raised an alert no longer holds. */
public record AlertResolved(Alert alert) {}
