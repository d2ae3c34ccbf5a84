/** Single predictions: events that serving platforms log, stored as they come and collected into batches. */
@NullMarked
package io.leeway.ingest.events;

import org.jspecify.annotations.NullMarked;
