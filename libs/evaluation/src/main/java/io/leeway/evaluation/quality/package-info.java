/** Checks of a batch's data against the reference. */
@NullMarked
package io.leeway.evaluation.quality;

import org.jspecify.annotations.NullMarked;
