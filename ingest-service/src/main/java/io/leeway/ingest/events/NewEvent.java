package io.leeway.ingest.events;

import java.time.Instant;

/**
 * An event that is about to be stored.
 *
 * @param model whose prediction it tells of
 * @param id the prediction's id, which both halves share
 * @param part what it tells
 * @param at when it happened
 * @param rows how many rows the body has
 * @param body its rows as a JSON array of objects by the names of columns
 */
record NewEvent(String model, String id, EventPart part, Instant at, int rows, String body) {}
