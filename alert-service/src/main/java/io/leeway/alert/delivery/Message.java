package io.leeway.alert.delivery;

import java.util.Optional;
import java.util.UUID;

import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.reports.RiskAssessment;

/**
 * What a channel is to send: an alert, to one recipient.
 *
 * @param id stays the same however often it is tried, so that who gets it twice can tell
 * @param address where to, in the channel's own form; the channel found no fault with it
 * @param alert as it is now
 * @param assessment what the alert comes from; empty where it is about no batch
 */
public record Message(UUID id, String address, Alert alert, Optional<RiskAssessment> assessment) {}
