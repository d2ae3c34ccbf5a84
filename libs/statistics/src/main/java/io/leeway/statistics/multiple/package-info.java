/** Corrections for testing many hypotheses at once. */
@NullMarked
package io.leeway.statistics.multiple;

import org.jspecify.annotations.NullMarked;
