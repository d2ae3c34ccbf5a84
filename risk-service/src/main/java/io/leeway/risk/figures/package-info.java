/** What Prometheus is told of the models. */
@NullMarked
package io.leeway.risk.figures;

import org.jspecify.annotations.NullMarked;
