/**
 * What a performance report says, put together from labelled rows, baseline, history and definition. {@link
 * io.leeway.evaluation.performance.PerformanceJudge} is a pure function but for the time, which it is given.
 */
@NullMarked
package io.leeway.evaluation.performance;

import org.jspecify.annotations.NullMarked;
