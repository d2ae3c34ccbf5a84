/** The live stream of batches. */
@NullMarked
package io.leeway.risk.stream;

import org.jspecify.annotations.NullMarked;
