/**
 * Statistics of columns, vectors and labelled rows: profiles, distances, tests, metrics, thresholds and change
 * detectors. Pure Java: no framework, no JSON, no database, and no word about models, batches or verdicts, which
 * are the evaluation library's. What the input does not define is an {@link
 * io.leeway.statistics.Outcome.Undefined}, never a number.
 */
@NullMarked
package io.leeway.statistics;

import org.jspecify.annotations.NullMarked;
