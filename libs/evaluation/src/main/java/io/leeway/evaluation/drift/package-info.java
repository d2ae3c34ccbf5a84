/**
 * What a drift report says, put together from profiles, history and definition. {@link
 * io.leeway.evaluation.drift.DriftEvaluator} is a pure function: it reads no clock, no store and no configuration, so that
 * drift-service and the command line come to the same findings.
 */
@NullMarked
package io.leeway.evaluation.drift;

import org.jspecify.annotations.NullMarked;
