/**
 * What is usual of a reference that has time in it: its chunks in the order of time ({@link
 * io.leeway.evaluation.calibration.TimeChunks}), how far they are from each other, and how unusual a batch is beside
 * them. Whether an unusual batch matters is decided by the policy.
 */
@NullMarked
package io.leeway.evaluation.calibration;

import org.jspecify.annotations.NullMarked;
