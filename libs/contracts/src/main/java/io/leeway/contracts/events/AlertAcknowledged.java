package io.leeway.contracts.events;

import java.util.Objects;

import io.leeway.contracts.alerts.Alert;

/** Somebody took an alert on. */
public record AlertAcknowledged(Alert alert) {
    public AlertAcknowledged {
        Objects.requireNonNull(alert, "alert");
    }
}
