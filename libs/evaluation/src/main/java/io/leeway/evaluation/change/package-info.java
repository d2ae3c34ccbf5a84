/**
 * Change over time: a metric's value against that metric's own history. The comparison with the reference is in
 * {@code policy}, {@code vectors} and {@code quality}.
 */
@NullMarked
package io.leeway.evaluation.change;

import org.jspecify.annotations.NullMarked;
