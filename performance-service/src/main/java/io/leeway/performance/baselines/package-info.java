/** The performance that batches are held against. */
@NullMarked
package io.leeway.performance.baselines;

import org.jspecify.annotations.NullMarked;
