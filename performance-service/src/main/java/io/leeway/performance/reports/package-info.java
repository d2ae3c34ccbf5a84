/**
 * Performance reports and the history of their metrics: made by the evaluation library, stored here, and told once
 * they are stored.
 */
@NullMarked
package io.leeway.performance.reports;

import org.jspecify.annotations.NullMarked;
