/** Performance service. */
@NullMarked
package io.leeway.performance;

import org.jspecify.annotations.NullMarked;
