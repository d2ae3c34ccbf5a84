/**
 * Profiles that are made where the rows are and sent in their place: what they hold, how they are written, and what makes one a
 * profile of rows of a model. Whoever reads one trusts nothing of it.
 */
@NullMarked
package io.leeway.evaluation.portable;

import org.jspecify.annotations.NullMarked;
