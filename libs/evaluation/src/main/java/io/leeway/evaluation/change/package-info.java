/** Change over time: a metric against its own history. */
@NullMarked
package io.leeway.evaluation.change;

import org.jspecify.annotations.NullMarked;
