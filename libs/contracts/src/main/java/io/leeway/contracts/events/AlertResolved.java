package io.leeway.contracts.events;

import java.util.Objects;

import io.leeway.contracts.alerts.Alert;

/** What raised an alert no longer holds. */
public record AlertResolved(Alert alert) {
    public AlertResolved {
        Objects.requireNonNull(alert, "alert");
    }
}
