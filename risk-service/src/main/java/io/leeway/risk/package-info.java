/** Risk service. */
@NullMarked
package io.leeway.risk;

import org.jspecify.annotations.NullMarked;
