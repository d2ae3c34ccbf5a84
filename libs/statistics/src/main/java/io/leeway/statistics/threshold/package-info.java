/**
 * Limits that a metric learns from its own history, and which side of them is bad. Where the history comes from is
 * not known here.
 */
@NullMarked
package io.leeway.statistics.threshold;

import org.jspecify.annotations.NullMarked;
