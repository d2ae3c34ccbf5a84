package io.leeway.contracts.events;

import java.util.Objects;

import io.leeway.contracts.alerts.Alert;

/** An alert was raised, or one that was raised got worse. */
public record AlertFired(Alert alert) {
    public AlertFired {
        Objects.requireNonNull(alert, "alert");
    }
}
