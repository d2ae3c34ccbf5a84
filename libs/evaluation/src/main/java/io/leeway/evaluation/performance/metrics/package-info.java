/**
 * Performance metrics of labelled rows, each with its polarity and its confidence interval. No baseline and no
 * verdict here; those are one package up.
 */
@NullMarked
package io.leeway.evaluation.performance.metrics;

import org.jspecify.annotations.NullMarked;
