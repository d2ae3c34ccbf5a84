/**
 * Calibration of scores, and performance estimated before labels arrive.
 *
 * <p>No service runs it yet: it waits for performance reports of batches without labels, which need the reference's scores kept
 * beside its baseline. Held to NannyML's values by {@code CbpeTest}.
 */
@NullMarked
package io.leeway.statistics.estimation;

import org.jspecify.annotations.NullMarked;
