package io.leeway.contracts.events;

import io.leeway.contracts.alerts.Alert;

/** Somebody took an alert on. */
public record AlertAcknowledged(Alert alert) {}
