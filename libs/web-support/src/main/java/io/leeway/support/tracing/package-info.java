/** Traces: what a service does for one batch, and where a collector is told of it. */
@NullMarked
package io.leeway.support.tracing;

import org.jspecify.annotations.NullMarked;
