package io.leeway.alert.alerts;

import java.util.Set;

import io.leeway.contracts.model.AlertTarget;

/**
 * What became of an incident and is to be told to people.
 *
 * @param alert the incident
 * @param named whom the rules name for it
 */
record Telling(AlertEntity alert, Set<AlertTarget> named) {}
