/** Rows as the distributions of their columns. */
@NullMarked
package io.leeway.evaluation.profiles;

import org.jspecify.annotations.NullMarked;
