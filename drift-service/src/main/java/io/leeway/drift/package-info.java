/** Drift service. */
@NullMarked
package io.leeway.drift;

import org.jspecify.annotations.NullMarked;
