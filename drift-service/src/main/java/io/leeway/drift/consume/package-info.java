/**
 * What comes from the queue: which message goes to whom, and in which order the stages are passed. No statistic and no
 * query stands here.
 */
@NullMarked
package io.leeway.drift.consume;

import org.jspecify.annotations.NullMarked;
