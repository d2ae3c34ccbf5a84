/** Drift reports and their history. */
@NullMarked
package io.leeway.drift.reports;

import org.jspecify.annotations.NullMarked;
