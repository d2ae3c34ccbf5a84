/**
 * Rows made into what can be compared: a profile for each column, a sample of the vectors, counts of duplicate
 * rows. Nothing is compared here.
 */
@NullMarked
package io.leeway.evaluation.profiles;

import org.jspecify.annotations.NullMarked;
