/**
 * The performance that batches are held against: measured on the reference, or given in the definition. Batches
 * are not measured here.
 */
@NullMarked
package io.leeway.performance.baselines;

import org.jspecify.annotations.NullMarked;
