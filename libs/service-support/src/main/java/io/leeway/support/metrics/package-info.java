/** What Prometheus is told of the suite and of the models beside what each instance does itself. */
@NullMarked
package io.leeway.support.metrics;

import org.jspecify.annotations.NullMarked;
