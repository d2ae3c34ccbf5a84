package io.leeway.alert.incidents;

import java.util.Optional;

import io.leeway.contracts.alerts.IncidentChange;

/**
 * What an event made of an incident.
 *
 * @param incident as it is now
 * @param change what is said of it; empty where it is said without one
 * @param tell whether people are told, and not only programs that listen
 * @param forgotten whether it never was one and goes
 */
public record IncidentStep(Incident incident, Optional<IncidentChange> change, boolean tell, boolean forgotten) {}
