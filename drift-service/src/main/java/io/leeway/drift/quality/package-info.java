/** Whether a batch's data are sound. */
@NullMarked
package io.leeway.drift.quality;

import org.jspecify.annotations.NullMarked;
