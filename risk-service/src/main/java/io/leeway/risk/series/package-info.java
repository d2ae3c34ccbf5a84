/** A model's windows in their order, with what each was assessed as: where histories, lists and counts are found by id. */
@NullMarked
package io.leeway.risk.series;

import org.jspecify.annotations.NullMarked;
