/** Statistics of two columns under their names. */
@NullMarked
package io.leeway.evaluation.detector;

import org.jspecify.annotations.NullMarked;
