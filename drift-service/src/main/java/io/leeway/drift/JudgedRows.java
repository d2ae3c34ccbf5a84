package io.leeway.drift;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.IntakeReport;
import io.leeway.evaluation.profiles.DataProfile;

/**
 * Rows that are judged together.
 *
 * @param batch the batch or window
 * @param profile their profile
 * @param intake what was noticed while they were read
 * @param terms what they are judged by, and in which revision
 */
public record JudgedRows(BatchRef batch, DataProfile profile, IntakeReport intake, Terms terms) {}
